package org.tpibridge.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.VisitOrigin;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/**
 * The committed visit for all benchmarks: five muscles on both sides, two drugs, later scores, and
 * every field stated. It is in {@code bench/visit.csv}.
 */
public final class BenchmarkVisit {
  private static final String FILE = "/bench/visit.csv";
  private static final String BENCHMARKED_PATIENT = ",90001,";

  public static final ZoneId ZONE = ZoneId.of("America/New_York");
  public static final Clinic CLINIC = Clinic.unnamed(ZONE);
  public static final VisitOrigin ORIGIN =
      new VisitOrigin(Optional.empty(), "row 2", "ab".repeat(32), Optional.empty());

  private BenchmarkVisit() {}

  public static InputStream csv() {
    return BenchmarkVisit.class.getResourceAsStream(FILE);
  }

  /** Returns a file with this many rows, which differ in the visit's id. */
  public static byte[] csv(int rows) {
    return csv(rows, row -> BENCHMARKED_PATIENT);
  }

  /** Returns such a file with another patient in each row. */
  public static byte[] csvOfPatients(int rows) {
    return csv(rows, row -> "," + (90000 + row) + ",");
  }

  private static byte[] csv(int rows, IntFunction<String> patient) {
    try (InputStream file = csv()) {
      String[] lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", 2);
      StringBuilder table = new StringBuilder(lines[0]).append('\n');
      for (int row = 1; row <= rows; row++) {
        table.append(
            lines[1]
                .replace("BENCH-1", "BENCH-" + row)
                .replace(BENCHMARKED_PATIENT, patient.apply(row)));
      }
      return table.toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the visit as read from its file. */
  public static Visit visit() {
    return read(BenchmarkVisit::csv);
  }

  /**
   * Returns the visit's Bundle with another patient, clinician, room and clinic: no two numbers
   * have a resource in common.
   */
  public static Bundle bundle(int number) {
    String row =
        new String(csv(1), StandardCharsets.UTF_8)
            .replace("BENCH-1", "BENCH-" + number)
            .replace(",90001,Winterberg", "," + (90000 + number) + ",Winterberg" + number)
            .replace("1234567893", "")
            .replace("Lindqvist", "Lindqvist" + number)
            .replace("Room 2", "Room " + number);
    Clinic clinic =
        new Clinic(
            "Clinic " + number, ZONE, CLINIC.systems(), CLINIC.aftercareProtocol(), CLINIC.asOf());
    return new VisitMapper(clinic, Terminology.builtIn())
        .map(read(() -> new ByteArrayInputStream(row.getBytes(StandardCharsets.UTF_8))), ORIGIN)
        .bundle();
  }

  private static Visit read(Input.Opener csv) {
    VisitReader reader = new VisitReader(Terminology.builtIn(), ZONE);
    try (Stream<ReadResult> parsed = reader.read(new Input("visit.csv", csv))) {
      return ((ReadResult.Read) parsed.toList().get(0)).visit();
    }
  }
}
