package org.tpibridge.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/** Reads for tests. */
final class Reading {
  static final VisitReader READER =
      new VisitReader(Terminology.shipped(), ZoneId.of("America/New_York"));

  private Reading() {}

  static List<Parsed> of(String text) {
    return of(text.getBytes(UTF_8));
  }

  static List<Parsed> of(byte[] bytes) {
    return of(input(bytes));
  }

  static Input input(byte[] bytes) {
    return new Input("test", () -> new ByteArrayInputStream(bytes));
  }

  static List<Parsed> of(Path file) {
    return of(Input.of(file));
  }

  static List<Parsed> of(Input input) {
    try (Stream<Parsed> parsed = READER.read(input)) {
      return parsed.toList();
    }
  }

  static List<Visit> visits(List<Parsed> parsed) {
    return parsed.stream()
        .filter(Parsed.Read.class::isInstance)
        .map(p -> ((Parsed.Read) p).visit())
        .toList();
  }

  /** Each finding as {@code severity code place}. */
  static List<String> findings(List<Parsed> parsed) {
    return parsed.stream().flatMap(p -> p.findings().stream()).map(Reading::line).toList();
  }

  private static String line(Finding finding) {
    Place place = finding.place().orElseThrow();
    String where =
        place instanceof Place.Cell cell
            ? "row " + cell.row() + " " + cell.column()
            : place instanceof Place.Text text
                ? text.line() + ":" + text.column() + " " + text.pointer()
                : "whole";
    return finding.severity().word() + " " + finding.code() + " " + where.strip();
  }
}
