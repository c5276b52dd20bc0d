package org.tpibridge.report;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tpibridge.files.OutputFile;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.InputCoverage.Part;
import org.tpibridge.reading.input.InputCoverage.PartStatus;
import org.tpibridge.reading.input.InputCoverage.Use;
import tools.jackson.core.JsonGenerator;

/** Shows what was understood of the inputs of a run, part by part. */
public final class CoverageReport {
  private static final int WIDTH = 79;

  /** What somebody should look at stands first. */
  private static final List<PartStatus> ORDER =
      List.of(
          PartStatus.IGNORED,
          PartStatus.PARTLY,
          PartStatus.REFUSED,
          PartStatus.EMPTY,
          PartStatus.USED);

  private final InputCoverage coverage;

  public CoverageReport(InputCoverage coverage) {
    this.coverage = coverage;
  }

  /** For people; no line where nothing was read. */
  public List<String> lines() {
    Map<PartStatus, List<Part>> byVerdict =
        coverage.parts().stream()
            .collect(Collectors.groupingBy(Part::status, TreeMap::new, Collectors.toList()));
    List<String> lines = new ArrayList<>();
    if (byVerdict.isEmpty()) {
      return lines;
    }
    lines.add(
        "Coverage: "
            + ORDER.stream()
                .filter(byVerdict::containsKey)
                .map(verdict -> byVerdict.get(verdict).size() + " " + word(verdict))
                .collect(joining(", ")));
    for (PartStatus verdict : ORDER) {
      List<Part> parts = byVerdict.getOrDefault(verdict, List.of());
      switch (verdict) {
        case IGNORED, PARTLY, REFUSED -> parts.forEach(part -> lines.add(line(part)));
        case EMPTY, USED -> lines.addAll(wrapped(verdict, parts));
      }
    }
    return lines;
  }

  private String line(Part part) {
    List<String> counts = new ArrayList<>();
    for (Use use : Use.values()) {
      if (part.count(use) > 0) {
        counts.add(part.count(use) + " " + word(use) + (use == Use.USED ? "" : places(part, use)));
      }
    }
    return indented(part.status()) + part.name() + ": " + String.join(", ", counts);
  }

  private String places(Part part, Use use) {
    return part.samples(use).stream()
        .map(
            sample ->
                (coverage.inputs() > 1 ? "input " + sample.input() + " " : "") + sample.within())
        .collect(joining(", ", " (", part.count(use) > part.samples(use).size() ? ", …)" : ")"));
  }

  private static List<String> wrapped(PartStatus verdict, List<Part> parts) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (Part part : parts) {
      String item = part.name() + (verdict == PartStatus.USED ? " " + part.count(Use.USED) : "");
      if (!line.isEmpty() && line.length() + item.length() + 2 > WIDTH) {
        lines.add(line + ",");
        line.setLength(0);
      }
      line.append(line.isEmpty() ? indented(verdict) : ", ").append(item);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static String indented(PartStatus verdict) {
    return "  %-9s ".formatted(word(verdict));
  }

  private static String word(Enum<?> verdictOrUse) {
    return verdictOrUse == PartStatus.REFUSED || verdictOrUse == Use.REFUSED
        ? "rejected"
        : verdictOrUse.name().toLowerCase(Locale.ROOT);
  }

  /** For programs, in the order in which the parts were met; {@code docs/coverage.md}. */
  public void write(OutputFile file) throws IOException {
    JsonFile.write(
        file,
        json -> {
          json.writeNumberProperty("inputs", coverage.inputs());
          json.writeArrayPropertyStart("parts");
          coverage.parts().forEach(part -> write(part, json));
          json.writeEndArray();
        });
  }

  private static void write(Part part, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("part", part.name());
    json.writeStringProperty("verdict", word(part.status()));
    json.writeObjectPropertyStart("values");
    for (Use use : Use.values()) {
      json.writeNumberProperty(word(use), part.count(use));
    }
    json.writeEndObject();
    json.writeObjectPropertyStart("samples");
    for (Use use : Use.values()) {
      if (part.count(use) > 0) {
        json.writeArrayPropertyStart(word(use));
        part.samples(use)
            .forEach(
                sample -> {
                  json.writeStartObject();
                  json.writeNumberProperty("input", sample.input());
                  json.writeStringProperty("place", sample.within());
                  json.writeEndObject();
                });
        json.writeEndArray();
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
