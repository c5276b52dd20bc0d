package org.tpibridge.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tpibridge.checking.VisitResult;
import org.tpibridge.files.OutputFile;
import org.tpibridge.files.OutputFolder;
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

  private static final String ENDING = ".ndjson";

  private final Opener opener;
  private final List<OutputFile> files;
  private final Map<String, OutputStream> open = new TreeMap<>();

  private ResourceLines(Opener opener, List<OutputFile> files) {
    this.opener = opener;
    this.files = files;
  }

  /**
   * @throws org.tpibridge.files.OutputException where one of the files must not be written
   */
  static ResourceLines inFolder(OutputFolder folder) throws IOException {
    folder.refuseUnlessFree("*" + ENDING);
    List<OutputFile> files = new ArrayList<>();
    return new ResourceLines(
        type -> {
          OutputFile file = folder.open(type + ENDING);
          files.add(file);
          return file.out();
        },
        files);
  }

  static ResourceLines on(PrintStream out) {
    return new ResourceLines(type -> out, List.of());
  }

  @Override
  public List<LoneResource> encode(VisitResult.Accepted visit) {
    return LoneResource.of(visit.mapped().orElseThrow());
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
  public void finish() throws IOException {
    for (OutputStream out : open.values()) {
      out.flush();
    }
    for (OutputFile file : files) {
      file.commit();
    }
  }

  @Override
  public void close() throws IOException {
    for (OutputFile file : files) {
      file.close();
    }
  }
}
