package org.tpibridge.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/** Reads inputs in tests. */
public final class TestReader {
  public static final VisitReader READER =
      new VisitReader(Terminology.builtIn(), ZoneId.of("America/New_York"));

  private TestReader() {}

  public static List<ReadResult> of(String text) {
    return of(text.getBytes(UTF_8));
  }

  public static List<ReadResult> of(byte[] bytes) {
    return of(input(bytes));
  }

  public static Input input(byte[] bytes) {
    return new Input("test", () -> new ByteArrayInputStream(bytes));
  }

  public static List<ReadResult> of(Path file) {
    return of(Input.of(file));
  }

  public static List<ReadResult> of(Input input) {
    try (Stream<ReadResult> parsed = READER.read(input)) {
      return parsed.toList();
    }
  }

  public static List<Visit> visits(List<ReadResult> parsed) {
    return parsed.stream()
        .filter(ReadResult.Read.class::isInstance)
        .map(p -> ((ReadResult.Read) p).visit())
        .toList();
  }

  /** Each finding as {@code severity code place}. */
  public static List<String> findings(List<ReadResult> parsed) {
    return parsed.stream().flatMap(p -> p.findings().stream()).map(TestReader::line).toList();
  }

  private static String line(Finding finding) {
    Place place = finding.place().orElseThrow();
    String where =
        place instanceof Place.Cell cell
            ? "row " + cell.row() + " " + cell.column()
            : place instanceof Place.Text text
                ? text.line() + ":" + text.column() + " " + text.pointer()
                : "whole";
    return finding.severity().label() + " " + finding.code() + " " + where.strip();
  }
}
