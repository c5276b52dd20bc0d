package org.tpibridge.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.columnmap.ColumnMap;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;

/**
 * Measures visits read for each second of CPU time, on one thread: one row for each visit, three
 * rows for each visit with a column map, and one message for each visit. Five measurements each
 * after warming up; the median is reported.
 */
public final class ReadingBench {
  private static final int CSV_VISITS = 8000;
  private static final int MESSAGES = 500;
  private static final int ROUNDS = 5;
  private static final long WARM_UP_NANOS = 10_000_000_000L;
  private static final long ROUND_NANOS = 3_000_000_000L;
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 3, 1);
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private ReadingBench() {}

  public static void main(String[] args) throws IOException {
    VisitReader reader = new VisitReader(Terminology.builtIn(), BenchmarkVisit.ZONE);
    ColumnMap map =
        ColumnMap.read(
                new String(resource("/bench/rows.yaml"), StandardCharsets.UTF_8), "rows.yaml")
            .map()
            .orElseThrow();
    VisitReader mapped =
        new VisitReader(Terminology.builtIn(), BenchmarkVisit.ZONE, Optional.of(map));
    String message =
        new String(resource("/visits/hl7-oru-2.5.1/input.hl7"), StandardCharsets.UTF_8);
    print("CSV, a row a visit", reader, plain(), CSV_VISITS);
    print("CSV, three rows a visit", mapped, grouped(), CSV_VISITS);
    print(
        "HL7 v2, a message a visit",
        reader,
        joined("", MESSAGES, i -> message.replace("H-001", "B-" + i)),
        MESSAGES);
  }

  private static String plain() {
    return joined(
        "visit_id,mrn,patient_last,patient_first,birth_date,visit_start,sites,injectates,"
            + "pain_before,pain_after,procedure_code,diagnoses\n",
        CSV_VISITS,
        i ->
            (i + 1)
                + ","
                + (100_000 + i)
                + ",Okafor,Miriam,1979-05-12,"
                + FIRST_DAY.plusDays(i % 600)
                + ",trapezius R; levator scapulae L; infraspinatus L x2,"
                + "lidocaine 1% 3 mL; triamcinolone 40 mg/mL 1 mL,8,3,20553,M79.18\n");
  }

  private static String grouped() {
    String[] muscles = {"R QL", "R rhomboid", "L trap"};
    return joined(
        "Enc,MRN,Last,First,DOB,DOS,Muscles,Med,Pre,Post,Code,Unit\n",
        CSV_VISITS,
        i ->
            joined(
                "",
                muscles.length,
                row ->
                    (i + 1)
                        + ","
                        + (100_000 + i)
                        + ",Okafor,Miriam,1979-05-12,"
                        + FIRST_DAY.plusDays(i % 600)
                        + ","
                        + muscles[row]
                        + ",1% lidocaine 1cc,8,3,20553,x\n"));
  }

  private static String joined(String start, int count, IntFunction<String> each) {
    StringBuilder all = new StringBuilder(start);
    IntStream.range(0, count).mapToObj(each).forEach(all::append);
    return all.toString();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ReadingBench.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static void print(String what, VisitReader reader, String text, int visits) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Input input = new Input("visits", () -> new ByteArrayInputStream(bytes));
    rate(reader, input, visits, WARM_UP_NANOS);
    double[] rates =
        IntStream.range(0, ROUNDS)
            .mapToDouble(round -> rate(reader, input, visits, ROUND_NANOS))
            .toArray();
    Arrays.sort(rates);
    System.out.printf(
        "%-26s %,8.0f visits/s of CPU time (%,.0f to %,.0f)%n",
        what, rates[ROUNDS / 2], rates[0], rates[ROUNDS - 1]);
  }

  private static double rate(VisitReader reader, Input input, int visits, long nanos) {
    long start = CPU.getCurrentThreadCpuTime();
    long read = 0;
    while (CPU.getCurrentThreadCpuTime() - start < nanos) {
      try (Stream<ReadResult> parsed = reader.read(input)) {
        if (parsed.filter(ReadResult.Read.class::isInstance).count() != visits) {
          throw new IllegalStateException("not every record became a visit");
        }
      }
      read += visits;
    }
    return read * 1e9 / (CPU.getCurrentThreadCpuTime() - start);
  }
}
