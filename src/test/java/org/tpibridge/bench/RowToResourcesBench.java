package org.tpibridge.bench;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.mapping.json.StandaloneResource;
import org.tpibridge.pipeline.ImportContext;
import org.tpibridge.pipeline.OrderedParallel;
import org.tpibridge.pipeline.RunOptions;
import org.tpibridge.pipeline.TerminologyKeys;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.rules.RulePolicy;
import org.tpibridge.rules.Rules;
import org.tpibridge.terminology.Terminology;

/**
 * Measures the CPU time of a visit from its row to what a store saves: resources as JSON with
 * references by type and id, and the SHA-256 of each. Measures the CPU time of one thread, so that
 * other processes have little effect. Arguments: the number of visits in a round, and of rounds;
 * the last round is reported.
 */
public final class RowToResourcesBench {
  private static final int VISITS = 2_000;
  private static final int ROUNDS = 8;

  private final MessageDigest sha256 = sha256();
  private final byte[] csv;
  private final int visits;
  private long bytes;

  private RowToResourcesBench(int visits) {
    this.visits = visits;
    // Each visit has another patient, because the rules about repeats compare the visits of one
    // patient.
    this.csv = BenchmarkVisit.csvOfPatients(visits);
  }

  public static void main(String[] args) {
    int visits = args.length > 0 ? Integer.parseInt(args[0]) : VISITS;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
    RowToResourcesBench bench = new RowToResourcesBench(visits);
    Map<String, Double> last = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      last.put("1 read", bench.microseconds("none", false, c -> {}));
      last.put("2 and map", bench.microseconds("none", true, c -> {}));
      last.put("3 and encode", bench.microseconds("none", true, bench::encode));
      last.put("4 and hash", bench.microseconds("none", true, bench::hash));
      last.put("5 with all rules", bench.microseconds(RulePolicy.ALL, true, bench::hash));
    }
    System.out.printf("CPU time of a visit, microseconds (%d bytes encoded)%n", bench.bytes);
    last.forEach((step, time) -> System.out.printf("%-18s %7.0f%n", step, time));
  }

  private double microseconds(String rules, boolean wanted, Consumer<VisitResult> work) {
    Terminology terminology = Terminology.builtIn();
    VisitPipeline pipeline =
        new VisitPipeline(
            new VisitReader(terminology, BenchmarkVisit.ZONE),
            new VisitMapper(BenchmarkVisit.CLINIC, terminology),
            VisitPipeline.withoutValidation(),
            new Rules(
                RulePolicy.load(rules, List.of()).policy().orElseThrow(),
                new TerminologyKeys(terminology)),
            OrderedParallel.SEQUENTIAL);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try (Stream<VisitResult> results =
        pipeline.process(
            new Input("visits.csv", () -> new ByteArrayInputStream(csv)),
            new RunOptions(InputCoverage.disabled(), ImportContext.NONE, ordinal -> wanted),
            pipeline.newSeries())) {
      results.forEachOrdered(work);
    }
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return (end - start) / 1e3 / visits;
  }

  private List<StandaloneResource> encode(VisitResult checked) {
    return StandaloneResource.of(((VisitResult.Accepted) checked).mapped().orElseThrow());
  }

  private void hash(VisitResult checked) {
    bytes = 0;
    for (StandaloneResource resource : encode(checked)) {
      bytes += resource.json().length;
      sha256.digest(resource.json());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
