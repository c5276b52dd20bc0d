package org.tpibridge.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tpibridge.checking.Checked;
import org.tpibridge.mapping.LoneResource;

/**
 * One resource a line, as Bulk Data has it: {@code <Type>.ndjson} files in a folder, or everything
 * on one stream. Outside of their Bundle, resources refer to each other as {@code Type/id}.
 *
 * <p>A resource that several visits share, such as the patient, stands once for each different
 * content.
 */
final class ResourceLines implements Target<List<LoneResource>> {

  private final Seen seen = new Seen();

  /** Opens the stream that the lines of a type go to. */
  @FunctionalInterface
  private interface Opener {
    OutputStream open(String type) throws IOException;
  }

  private final Opener opener;
  private final Map<String, OutputStream> open = new TreeMap<>();

  private ResourceLines(Opener opener) {
    this.opener = opener;
  }

  static ResourceLines inFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new ResourceLines(
        type -> new BufferedOutputStream(Files.newOutputStream(folder.resolve(type + ".ndjson"))));
  }

  static ResourceLines on(PrintStream out) {
    return new ResourceLines(type -> out);
  }

  @Override
  public List<LoneResource> encode(Checked.Accepted visit) {
    return LoneResource.of(visit.mapped());
  }

  @Override
  public void write(List<LoneResource> lines) throws IOException {
    for (LoneResource line : lines) {
      if (!line.shared() || seen.add(line.json())) {
        OutputStream out = streamOf(line.type());
        out.write(line.json());
        out.write('\n');
        if (out instanceof PrintStream printed && printed.checkError()) {
          throw new IOException("standard output was closed");
        }
      }
    }
  }

  private OutputStream streamOf(String type) throws IOException {
    OutputStream out = open.get(type);
    if (out == null) {
      out = opener.open(type);
      open.put(type, out);
    }
    return out;
  }

  @Override
  public void close() throws IOException {
    for (OutputStream out : open.values()) {
      if (out instanceof PrintStream) {
        out.flush();
      } else {
        out.close();
      }
    }
  }
}
