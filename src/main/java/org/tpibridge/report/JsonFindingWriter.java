package org.tpibridge.report;

import java.io.PrintStream;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import tools.jackson.core.JsonGenerator;

/**
 * Writes findings as one JSON array.
 *
 * <p>Each has {@code severity}, {@code code}, {@code message} and, if available, {@code
 * suggestion}, {@code expression} (FHIRPath), {@code source} and {@code row}, {@code column} (a
 * table) or {@code line}, {@code column}, {@code pointer} (a text) or {@code message}, {@code
 * segment} (HL7 v2).
 */
public final class JsonFindingWriter implements FindingWriter {
  private final JsonGenerator json;
  private final PrintStream out;

  public JsonFindingWriter(PrintStream out) {
    this.out = out;
    this.json = IndentedJson.generator(out);
    json.writeStartArray();
  }

  @Override
  public void print(String unit, List<Finding> findings) {
    findings.forEach(this::print);
  }

  private void print(Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("severity", finding.severity().label());
    json.writeStringProperty("code", finding.code());
    json.writeStringProperty("message", finding.message());
    finding.suggestion().ifPresent(s -> json.writeStringProperty("suggestion", s));
    finding.expression().ifPresent(e -> json.writeStringProperty("expression", e));
    finding.place().ifPresent(this::print);
    json.writeEndObject();
  }

  private void print(Place place) {
    json.writeStringProperty("source", place.source());
    if (place instanceof Place.Cell cell) {
      json.writeNumberProperty("row", cell.row());
      if (!cell.column().isEmpty()) {
        json.writeStringProperty("column", cell.column());
      }
    } else if (place instanceof Place.Text text) {
      json.writeNumberProperty("line", text.line());
      json.writeNumberProperty("column", text.column());
      if (!text.pointer().isEmpty()) {
        json.writeStringProperty("pointer", text.pointer());
      }
    } else if (place instanceof Place.Segment segment) {
      json.writeNumberProperty("message", segment.message());
      if (!segment.segment().isEmpty()) {
        json.writeStringProperty("segment", segment.path());
      }
    }
  }

  @Override
  public void close() {
    json.writeEndArray();
    json.close();
    out.println();
    out.flush();
  }
}
