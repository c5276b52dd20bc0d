package org.tpibridge.bench;

import ca.uhn.fhir.context.FhirContext;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.importing.ImportOptions;
import org.tpibridge.importing.ImportedFileResult;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.pipeline.OrderedParallel;
import org.tpibridge.pipeline.TerminologyKeys;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.rules.RulePolicy;
import org.tpibridge.rules.Rules;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.terminology.Terminology;

/**
 * Measures the import of a clinic's file into a SQLite store, with all rules and without
 * validation: resources a second, CPU time for each visit, and whether a growing store becomes
 * slower. Then HAPI's JPA server stores the same visits.
 *
 * <p>Arguments: the smaller and the larger number of visits, then {@code alone} to skip the server.
 * The larger store needs about 90 KB for each visit, in {@code target}.
 */
public final class ImportBench {
  private static final int WARMING = 3_000;
  private static final ImportOptions WISHES = new ImportOptions(false, "benchmark", false);
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final BenchmarkClinic clinic = new BenchmarkClinic();
  private final VisitPipeline pipeline = pipeline();

  private ImportBench() {}

  /**
   * @param visits the number of imported visits
   * @param wall the elapsed time in nanoseconds
   * @param cpu the CPU time in nanoseconds, all threads of the process
   * @param bytes the size of the store
   */
  private record Measured(int visits, long wall, long cpu, long bytes) {
    double resourcesASecond() {
      return visits * (double) BenchmarkClinic.RESOURCES * 1e9 / wall;
    }

    double millisAVisit() {
      return wall / 1e6 / visits;
    }

    void print() {
      System.out.printf(
          "%,d visits: %,.0f resources/s, %.2f ms a visit, %.2f ms CPU a visit, %,d KB a visit%n",
          visits, resourcesASecond(), millisAVisit(), cpu / 1e6 / visits, bytes / visits / 1024);
    }
  }

  public static void main(String[] args) {
    int small = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int large = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    ImportBench bench = new ImportBench();
    System.out.printf(
        "import into SQLite, validation off, heap %d MiB%n",
        Runtime.getRuntime().maxMemory() >> 20);
    bench.measure(WARMING);
    Measured few = bench.measure(small);
    few.print();
    Measured many = bench.measure(large);
    many.print();
    System.out.printf(
        "time a visit, %,d against %,d: %.2f times%n",
        large, small, many.millisAVisit() / few.millisAVisit());
    if (args.length < 3) {
      double server = EhrRate.resourcesASecond();
      System.out.printf(
          "HAPI JPA server, the same visits as transactions: %.0f resources/s; import is %.1f times"
              + " that%n",
          server, few.resourcesASecond() / server);
    }
  }

  private Measured measure(int visits) {
    Path folder = Path.of("target", "import-bench");
    try {
      delete(folder);
      Files.createDirectories(folder);
      Path file = folder.resolve("visits.csv");
      clinic.write(file, visits);
      StoreSettings settings =
          new StoreSettings(
              "jdbc:sqlite:" + folder.resolve("store.db"),
              Optional.empty(),
              Optional.empty(),
              Duration.ofSeconds(30));
      long wall = System.nanoTime();
      long cpu = SYSTEM.getProcessCpuTime();
      try (Store store = Store.open(settings, SchemaPolicy.MIGRATE);
          VisitImporter imports = importer(store, pipeline)) {
        ImportedFileResult imported =
            imports.run(Input.of(file), WISHES, new InputCoverage(), taken -> {});
        if (imported.counts().created() != visits) {
          throw new IllegalStateException("not every visit was created: " + imported.counts());
        }
      }
      return new Measured(
          visits,
          System.nanoTime() - wall,
          SYSTEM.getProcessCpuTime() - cpu,
          Files.size(folder.resolve("store.db")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(folder);
    }
  }

  static VisitImporter importer(Store store, VisitPipeline pipeline) {
    return new VisitImporter(
        store,
        pipeline,
        new SearchIndexer(FhirContext.forR4Cached(), BenchmarkVisit.ZONE),
        new ErasureRegistry(Optional.empty()),
        "benchmark",
        InstantSource.system());
  }

  static VisitPipeline pipeline() {
    Terminology terminology = Terminology.builtIn();
    RulePolicy policy = RulePolicy.load("all", List.of()).policy().orElseThrow();
    return new VisitPipeline(
        new VisitReader(terminology, BenchmarkVisit.ZONE),
        new VisitMapper(BenchmarkVisit.CLINIC, terminology),
        VisitPipeline.withoutValidation(),
        new Rules(policy, new TerminologyKeys(terminology)),
        new OrderedParallel(Runtime.getRuntime().availableProcessors()));
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
