package org.tpibridge.bench;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/**
 * Several years of a clinic: {@link BenchmarkVisit} again and again, every time with a different
 * day, scores, doses and words. Ten patients take turns, each has four visits, six weeks apart;
 * then come ten others. Every visit has as many resources as the original one.
 */
final class BenchmarkClinic {
  /** The number of resources of a visit. */
  static final int RESOURCES = 49;

  /** The number of patients that take turns. */
  private static final int PATIENTS = 10;

  private static final int ROUNDS = 4;

  /** The MRN of the first patient. */
  static final int FIRST_MRN = 90_001;

  private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 4);

  private final VisitReader reader = new VisitReader(Terminology.builtIn(), BenchmarkVisit.ZONE);
  private final VisitMapper mapper = new VisitMapper(BenchmarkVisit.CLINIC, Terminology.builtIn());
  private final String header;
  private final String row;

  BenchmarkClinic() {
    String[] lines =
        new String(BenchmarkVisit.csv(1), StandardCharsets.UTF_8).strip().split("\n", 2);
    this.header = lines[0];
    this.row = lines[1];
  }

  /** Returns the number of the patient of a visit; both are counted from 0. */
  static int patient(int visit) {
    return visit / (PATIENTS * ROUNDS) * PATIENTS + visit % PATIENTS;
  }

  /** Returns the visit's line without a line end; visits are counted from 0. */
  String row(int visit) {
    int turn = visit / (PATIENTS * ROUNDS);
    int patient = patient(visit);
    int round = visit % (PATIENTS * ROUNDS) / PATIENTS;
    LocalDateTime start =
        FIRST_DAY.plusDays(turn + 42L * round).atTime(8 + visit % PATIENTS, visit % 7 * 5);
    int millilitres = 6 + visit % 3;
    return new ChangedRow(row)
        .with(
            "BENCH-1,90001,Winterberg",
            "B-%d,%d,Winterberg%d".formatted(visit, FIRST_MRN + patient, patient))
        .with("1971-08-23", "" + LocalDate.of(1940, 1, 1).plusDays(patient % 20_000))
        .with("2026-03-05T10:00:00-05:00", "" + start)
        .with("2026-03-05T10:40:00-05:00", "" + start.plusMinutes(40))
        .with("Room 2", "Room " + visit % 5)
        .with("J2003 x80", "J2003 x" + 10 * millilitres)
        .with("lidocaine 1% 8 mL", "lidocaine 1% " + millilitres + " mL")
        .with("vas,8.0,3.5", "vas,%d.%d,3.5".formatted(5 + visit % 4, visit % 10))
        .with("since January", "since visit " + visit / 3)
        .line();
  }

  /** The row of the original visit, which is changed to another one. */
  private record ChangedRow(String line) {
    ChangedRow with(String from, String to) {
      if (!line.contains(from)) {
        throw new IllegalStateException("the benchmark's visit does not say " + from);
      }
      return new ChangedRow(line.replace(from, to));
    }
  }

  /** Returns the visit as a transaction, with its patient, clinician, room and clinic. */
  Bundle bundle(int visit) {
    byte[] table = (header + "\n" + row(visit) + "\n").getBytes(StandardCharsets.UTF_8);
    Input input = new Input("visits.csv", () -> new ByteArrayInputStream(table));
    try (Stream<ReadResult> parsed = reader.read(input)) {
      Visit stated = ((ReadResult.Read) parsed.toList().get(0)).visit();
      Bundle bundle = mapper.map(stated, BenchmarkVisit.ORIGIN).bundle();
      if (bundle.getEntry().size() != RESOURCES) {
        throw new IllegalStateException("a visit has " + bundle.getEntry().size() + " resources");
      }
      return bundle;
    }
  }

  /** Writes this many visits as a file. */
  void write(Path file, int visits) {
    write(file, 0, visits);
  }

  /** Writes visits as a file, without the last one. */
  void write(Path file, int first, int last) {
    try (BufferedWriter table = Files.newBufferedWriter(file)) {
      table.append(header).append('\n');
      for (int visit = first; visit < last; visit++) {
        table.append(row(visit)).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
