package org.tpibridge.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.tpibridge.checking.Checked;
import org.tpibridge.mapping.BundleWriter;

/**
 * One resource a line, as Bulk Data has it: {@code <Type>.ndjson} files in a folder, or everything
 * on one stream. Outside of their Bundle, resources refer to each other as {@code Type/id}.
 *
 * <p>A resource that several visits share, such as the patient, stands once for each different
 * content.
 */
final class ResourceLines implements Target<List<ResourceLines.Line>> {

  /**
   * @param shared whether other visits may bring the same resource
   */
  record Line(String type, byte[] json, boolean shared) {}

  private static final Pattern REFERENCE =
      Pattern.compile("(?<=\"reference\":\")urn:uuid:[0-9a-f-]{36}(?=\")");

  private final BundleWriter writer = BundleWriter.compact();
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
  public List<Line> encode(Checked.Accepted visit) {
    Bundle bundle = visit.bundle();
    Map<String, String> idsByUrn =
        bundle.getEntry().stream()
            .collect(
                Collectors.toMap(
                    BundleEntryComponent::getFullUrl,
                    e -> e.getResource().fhirType() + "/" + e.getResource().getIdPart()));
    return bundle.getEntry().stream().map(entry -> line(entry, idsByUrn)).toList();
  }

  private Line line(BundleEntryComponent entry, Map<String, String> idsByUrn) {
    String json = new String(writer.bytes(entry.getResource()), StandardCharsets.UTF_8);
    // Quotation marks inside of a JSON string are escaped, so only real references match.
    String local =
        REFERENCE
            .matcher(json)
            .replaceAll(
                urn -> Matcher.quoteReplacement(idsByUrn.getOrDefault(urn.group(), urn.group())));
    return new Line(
        entry.getResource().fhirType(),
        local.getBytes(StandardCharsets.UTF_8),
        entry.getRequest().hasIfNoneExist());
  }

  @Override
  public void write(List<Line> lines) throws IOException {
    for (Line line : lines) {
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
