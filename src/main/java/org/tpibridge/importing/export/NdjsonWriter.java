package org.tpibridge.importing.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tpibridge.files.OutputFile;
import org.tpibridge.files.OutputFolder;
import org.tpibridge.mapping.json.StandaloneResource;
import org.tpibridge.pipeline.VisitResult;

/**
 * Writes one resource on each line, as in FHIR Bulk Data: files {@code <Type>.ndjson} in a folder,
 * or all resources to one stream. Outside of a Bundle, resources refer to each other as {@code
 * Type/id}.
 *
 * <p>A resource that several visits share, such as the patient, is written once for each different
 * content.
 */
public final class NdjsonWriter implements VisitWriter<List<ResourceLine>> {

  private final Deduplicator sharedContents = new Deduplicator();

  /** Opens the stream for the resources of a type. */
  @FunctionalInterface
  private interface Opener {
    OutputStream open(String type) throws IOException;
  }

  private static final String ENDING = ".ndjson";

  private final Opener opener;
  private final List<OutputFile> files;
  private final Map<String, OutputStream> open = new TreeMap<>();

  private NdjsonWriter(Opener opener, List<OutputFile> files) {
    this.opener = opener;
    this.files = files;
  }

  /**
   * @throws org.tpibridge.files.OutputException if one of the files must not be written
   */
  public static NdjsonWriter inFolder(OutputFolder folder) throws IOException {
    folder.refuseUnlessFree("*" + ENDING);
    List<OutputFile> files = new ArrayList<>();
    return new NdjsonWriter(
        type -> {
          OutputFile file = folder.open(type + ENDING);
          files.add(file);
          return file.out();
        },
        files);
  }

  public static NdjsonWriter on(PrintStream out) {
    return new NdjsonWriter(type -> out, List.of());
  }

  @Override
  public List<ResourceLine> encode(VisitResult.Accepted visit) {
    return StandaloneResource.of(visit.mapped().orElseThrow()).stream()
        .map(ResourceLine::of)
        .toList();
  }

  @Override
  public List<ResourceLine> encode(ExportUnit unit) {
    return unit.lines();
  }

  @Override
  public Optional<String> write(List<ResourceLine> lines) throws IOException {
    for (ResourceLine line : lines) {
      if (!line.shared() || sharedContents.add(line.json())) {
        OutputStream out = streamOf(line.type());
        out.write(line.json());
        out.write('\n');
        if (out instanceof PrintStream printed && printed.checkError()) {
          throw new IOException("it was closed, or its disk is full");
        }
      }
    }
    return Optional.empty();
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
