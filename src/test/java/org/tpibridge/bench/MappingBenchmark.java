package org.tpibridge.bench;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/**
 * Measures visits a second, from CSV row to encoded Bundle and step by step, compared with HAPI's
 * encoder.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 8, time = 4)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class MappingBenchmark {
  private static final int ROWS = 500;

  private final FhirContext fhir = FhirContext.forR4();
  private final VisitReader reader = new VisitReader(Terminology.builtIn(), BenchmarkVisit.ZONE);
  private final VisitMapper mapper = new VisitMapper(BenchmarkVisit.CLINIC, Terminology.builtIn());
  private final FhirJsonWriter writer = FhirJsonWriter.compact();
  private final FhirJsonWriter pretty = FhirJsonWriter.pretty();
  private final byte[] rows = BenchmarkVisit.csv(ROWS);
  private final Input csv = new Input("visits.csv", () -> new ByteArrayInputStream(rows));
  private final Visit visit = BenchmarkVisit.visit();
  private final Bundle bundle = map(visit);

  private Bundle map(Visit each) {
    return mapper.map(each, BenchmarkVisit.ORIGIN).bundle();
  }

  @Benchmark
  public Bundle map() {
    return map(visit);
  }

  @Benchmark
  public byte[] encode() {
    return writer.bytes(bundle);
  }

  @Benchmark
  public byte[] encodePretty() {
    return pretty.bytes(bundle);
  }

  @Benchmark
  public String encodeByHapi() {
    return fhir.newJsonParser().encodeResourceToString(bundle);
  }

  @Benchmark
  public byte[] mapAndEncode() {
    return writer.bytes(map(visit));
  }

  @Benchmark
  public String mapAndEncodeByHapi() {
    return fhir.newJsonParser().encodeResourceToString(map(visit));
  }

  /** All steps for a row in a file with many rows. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long readMapAndEncode() {
    try (Stream<ReadResult> parsed = reader.read(csv)) {
      return parsed
          .mapToLong(each -> writer.bytes(map(((ReadResult.Read) each).visit())).length)
          .sum();
    }
  }

  public static void main(String[] args) throws RunnerException {
    for (int threads = 1; threads <= 2; threads++) {
      Collection<RunResult> results =
          new Runner(
                  new OptionsBuilder()
                      .include(MappingBenchmark.class.getSimpleName())
                      .threads(threads)
                      .build())
              .run();
      print(threads, results);
    }
  }

  private static void print(int threads, Collection<RunResult> results) {
    Map<String, Double> rates = new TreeMap<>();
    results.forEach(
        r -> rates.put(r.getPrimaryResult().getLabel(), r.getPrimaryResult().getScore()));
    System.out.printf("%n%d thread(s), visits a second%n", threads);
    rates.forEach((name, rate) -> System.out.printf("%-20s %8.0f%n", name, rate));
    System.out.printf(
        "encode is %.1f times HAPI, map and encode %.1f times%n",
        rates.get("encode") / rates.get("encodeByHapi"),
        rates.get("mapAndEncode") / rates.get("mapAndEncodeByHapi"));
  }
}
