package org.tpibridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Origin;
import org.tpibridge.source.Input;
import org.tpibridge.source.Parsed;
import org.tpibridge.source.VisitReader;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/**
 * The one committed visit that all figures are about: five muscles on both sides, two drugs, later
 * scores, everything told. It is what {@code bench/visit.csv} holds.
 */
public final class BenchmarkVisit {
  private static final String FILE = "/bench/visit.csv";

  public static final ZoneId ZONE = ZoneId.of("America/New_York");
  public static final Clinic CLINIC = Clinic.unnamed(ZONE);
  public static final Origin ORIGIN =
      new Origin(Optional.empty(), "row 2", "ab".repeat(32), Optional.empty());

  private BenchmarkVisit() {}

  public static InputStream csv() {
    return BenchmarkVisit.class.getResourceAsStream(FILE);
  }

  /** A file with so many rows, which differ in the visit's id. */
  public static byte[] csv(int rows) {
    try (InputStream file = csv()) {
      String[] lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", 2);
      StringBuilder table = new StringBuilder(lines[0]).append('\n');
      for (int row = 1; row <= rows; row++) {
        table.append(lines[1].replace("BENCH-1", "BENCH-" + row));
      }
      return table.toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As read from its file. */
  public static Visit visit() {
    VisitReader reader = new VisitReader(Terminology.shipped(), ZONE);
    List<Parsed> parsed = reader.read(new Input("visit.csv", BenchmarkVisit::csv)).toList();
    return ((Parsed.Read) parsed.get(0)).visit();
  }
}
