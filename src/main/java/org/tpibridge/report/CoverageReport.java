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

/** Reports which parts of the inputs of a run were used. */
public final class CoverageReport {
  private static final int WIDTH = 79;

  /** Parts that need attention come first. */
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

  /** Returns the report as text; empty if nothing was read. */
  public List<String> lines() {
    Map<PartStatus, List<Part>> byStatus =
        coverage.parts().stream()
            .collect(Collectors.groupingBy(Part::status, TreeMap::new, Collectors.toList()));
    List<String> lines = new ArrayList<>();
    if (byStatus.isEmpty()) {
      return lines;
    }
    lines.add(
        "Coverage: "
            + ORDER.stream()
                .filter(byStatus::containsKey)
                .map(status -> byStatus.get(status).size() + " " + word(status))
                .collect(joining(", ")));
    for (PartStatus status : ORDER) {
      List<Part> parts = byStatus.getOrDefault(status, List.of());
      switch (status) {
        case IGNORED, PARTLY, REFUSED -> parts.forEach(part -> lines.add(line(part)));
        case EMPTY, USED -> lines.addAll(wrapped(status, parts));
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

  private static List<String> wrapped(PartStatus status, List<Part> parts) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (Part part : parts) {
      String item = part.name() + (status == PartStatus.USED ? " " + part.count(Use.USED) : "");
      if (!line.isEmpty() && line.length() + item.length() + 2 > WIDTH) {
        lines.add(line + ",");
        line.setLength(0);
      }
      line.append(line.isEmpty() ? indented(status) : ", ").append(item);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static String indented(PartStatus status) {
    return "  %-9s ".formatted(word(status));
  }

  private static String word(Enum<?> statusOrUse) {
    return statusOrUse == PartStatus.REFUSED || statusOrUse == Use.REFUSED
        ? "rejected"
        : statusOrUse.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes the report as JSON, in the order in which the parts were read; {@code docs/coverage.md}.
   */
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
    json.writeStringProperty("status", word(part.status()));
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
