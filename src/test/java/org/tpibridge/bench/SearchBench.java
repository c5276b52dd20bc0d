package org.tpibridge.bench;

import ca.uhn.fhir.context.FhirContext;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.EveryKind;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.ImportOptions;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.search.CopiedPatients;
import org.tpibridge.store.search.ResourceSearch.FoundResource;
import org.tpibridge.store.search.ResourceSearch.SearchPage;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.store.search.SearchQueryParser;
import org.tpibridge.store.search.SearchTexts;

/**
 * Measures searches of eight clients in a large store, on both databases: the median time of a page
 * of 20 resources with their contents, and pages a second. Each request has other values. Then
 * imports visits with the indexes that searches need, and without those that were added for them.
 *
 * <p>Arguments: the number of visits; 2,000 are about 90,000 resources, 23,000 about a million,
 * which need 5 GB. Then {@code searches} to skip the imports. Forty visits are imported; the others
 * are copies of these on other days.
 */
public final class SearchBench {
  private static final int IMPORTED = 40;
  private static final int CLIENTS = 8;
  private static final int PAGE = 20;
  private static final int COPIES_IN_ONE = 20;
  private static final long YEARS = Duration.ofDays(3650).toMillis();
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final int IMPORTED_WITHOUT = 1_000;
  private static final int ROUNDS = 3;
  private static final double TARGET = 10;
  private static final ImportOptions SAVE = new ImportOptions(false, "benchmark", false);

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final List<String> INDEXES =
      List.of(
          "search_token_version",
          "search_date_version",
          "search_reference_version",
          "search_external_reference_version",
          "search_string_version",
          "search_quantity_version",
          "search_uri_version",
          "search_date_high",
          "search_quantity_high",
          "search_external_reference_target",
          "resource_current",
          "resource_version_updated");

  private final BenchmarkClinic clinic = new BenchmarkClinic();
  private final VisitPipeline pipeline = ImportBench.pipeline();
  private final SearchTexts parser =
      new SearchTexts(
          new SearchQueryParser(FhirContext.forR4Cached(), BenchmarkVisit.ZONE, Clock.systemUTC()));

  private SearchBench() {}

  public static void main(String[] args) {
    int visits = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
    SearchBench bench = new SearchBench();
    EveryKind.run(
        database -> {
          bench.search(database, visits);
          if (args.length < 2) {
            bench.compareImports(database);
          }
        });
  }

  /** One kind of search; each request has another patient and date. */
  private record Searches(String name, Function<Values, String> search) {}

  private record Values(List<String> patients, Random random) {
    String patient() {
      return patients.get(random.nextInt(patients.size()));
    }

    LocalDate day() {
      return LocalDate.of(2016, 1, 4).plusDays(random.nextInt(3600));
    }
  }

  private static final List<Searches> SEARCHES =
      List.of(
          new Searches(
              "Observation?patient=...&code=...",
              values ->
                  "Observation?patient=" + values.patient() + "&code=http://loinc.org|38214-3"),
          new Searches(
              "Observation?patient=...&date=ge...",
              values -> "Observation?patient=" + values.patient() + "&date=ge" + values.day()),
          new Searches(
              "Procedure?date=ge...&_sort=-date",
              values -> "Procedure?date=ge" + values.day() + "&_sort=-date"),
          new Searches(
              "Procedure?date=(month)&_sort=-date",
              values -> "Procedure?date=" + YearMonth.from(values.day()) + "&_sort=-date"),
          new Searches(
              "Observation?patient=...&category=...&_sort=-date,_id",
              values ->
                  "Observation?patient=" + values.patient() + "&category=survey&_sort=-date,_id"));

  private void search(TestDatabase database, int visits) {
    try (Store store =
        Store.open(
            database.settings(),
            SchemaPolicy.MIGRATE,
            new SearchIndexer(FhirContext.forR4Cached(), BenchmarkVisit.ZONE))) {
      importVisits(store, IMPORTED);
      List<String> patients = fill(database, visits);
      for (Searches searches : SEARCHES) {
        measure(store, searches, patients, Duration.ofSeconds(2));
        measure(store, searches, patients, TIME).print(database.kind(), searches.name());
      }
    }
  }

  private List<String> fill(TestDatabase database, int visits) {
    int copies = Math.max(1, visits / IMPORTED - 1);
    long start = System.nanoTime();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      if (database.kind() == DatabaseKind.SQLITE) {
        statement.execute("pragma synchronous = off");
        statement.execute("pragma cache_size = -500000");
      }
      CopiedPatients copied = new CopiedPatients(connection, YEARS / copies);
      for (int first = 1; first <= copies; first += COPIES_IN_ONE) {
        copied.add(first, Math.min(copies, first + COPIES_IN_ONE - 1));
      }
      statement.execute(
          database.kind() == DatabaseKind.SQLITE
              ? "pragma wal_checkpoint(truncate)"
              : "vacuum analyze");
      System.out.printf(
          "%s: %,d resources in %,d s%n",
          database.kind(),
          (copies + 1) * copied.resources(),
          Duration.ofNanos(System.nanoTime() - start).toSeconds());
      List<String> patients = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery("select id from resource where type = 'Patient'")) {
        while (row.next()) {
          patients.add(row.getString(1));
        }
      }
      return patients;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param nanos of each request, in ascending order
   */
  private record Measured(long[] nanos, double seconds, long resources) {
    void print(DatabaseKind kind, String name) {
      System.out.printf(
          "%s, %d clients, %s: median %.2f ms (target: at most %.0f), 99 of 100 in %.1f ms,"
              + " %,.0f requests/s, %.1f resources each%n",
          kind,
          CLIENTS,
          name,
          nanos[nanos.length / 2] / 1e6,
          TARGET,
          nanos[nanos.length * 99 / 100] / 1e6,
          nanos.length / seconds,
          resources / (double) nanos.length);
    }
  }

  private record ClientResult(List<Long> nanos, long resources) {}

  private Measured measure(
      Store store, Searches searches, List<String> patients, Duration duration) {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      long start = System.nanoTime();
      List<Future<ClientResult>> results = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        Values values = new Values(patients, new Random(client));
        results.add(clients.submit(() -> run(store, searches, values, start + duration.toNanos())));
      }
      List<Long> all = new ArrayList<>();
      long resources = 0;
      for (Future<ClientResult> result : results) {
        all.addAll(result.get().nanos());
        resources += result.get().resources();
      }
      long[] nanos = all.stream().mapToLong(Long::longValue).toArray();
      Arrays.sort(nanos);
      return new Measured(nanos, (System.nanoTime() - start) / 1e9, resources);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      clients.shutdownNow();
    }
  }

  private ClientResult run(Store store, Searches searches, Values values, long end) {
    List<Long> nanos = new ArrayList<>();
    long resources = 0;
    while (System.nanoTime() < end) {
      String search = searches.search().apply(values);
      long start = System.nanoTime();
      List<FoundResource> page =
          store.read(tx -> tx.search().read(parser.query(search), SearchPage.first(PAGE)));
      nanos.add(System.nanoTime() - start);
      resources += page.size();
    }
    return new ClientResult(nanos, resources);
  }

  /**
   * @param wall resources a second
   * @param cpu milliseconds of this process for each visit, without those of a database server
   */
  private record ImportCost(double wall, double cpu) {
    static ImportCost median(List<ImportCost> costs) {
      return new ImportCost(
          costs.stream().mapToDouble(ImportCost::wall).sorted().toArray()[ROUNDS / 2],
          costs.stream().mapToDouble(ImportCost::cpu).sorted().toArray()[ROUNDS / 2]);
    }
  }

  private void compareImports(TestDatabase database) {
    importCost(database, List.of());
    List<ImportCost> with = new ArrayList<>();
    List<ImportCost> without = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      without.add(importCost(database, INDEXES));
      with.add(importCost(database, List.of()));
    }
    ImportCost all = ImportCost.median(with);
    ImportCost few = ImportCost.median(without);
    System.out.printf(
        "%s, import of %,d visits with all indexes: %,.0f resources/s, %.2f ms of CPU a visit;"
            + " without those of searches by version: %,.0f, %.2f ms; %.2f times the rate, %.2f"
            + " times the CPU time%n",
        database.kind(),
        IMPORTED_WITHOUT,
        all.wall(),
        all.cpu(),
        few.wall(),
        few.cpu(),
        all.wall() / few.wall(),
        all.cpu() / few.cpu());
  }

  private ImportCost importCost(TestDatabase database, List<String> dropped) {
    try (TestDatabase other = database.another();
        Store store = Store.open(other.settings(), SchemaPolicy.MIGRATE)) {
      try (Connection connection = other.connect();
          Statement statement = connection.createStatement()) {
        for (String index : dropped) {
          statement.execute("drop index " + index);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      long start = System.nanoTime();
      long cpu = SYSTEM.getProcessCpuTime();
      importVisits(store, IMPORTED_WITHOUT);
      return new ImportCost(
          IMPORTED_WITHOUT * BenchmarkClinic.RESOURCES * 1e9 / (System.nanoTime() - start),
          (SYSTEM.getProcessCpuTime() - cpu) / 1e6 / IMPORTED_WITHOUT);
    }
  }

  private void importVisits(Store store, int visits) {
    try {
      Path file = Files.createTempFile("visits", ".csv");
      try (VisitImporter importer = ImportBench.importer(store, pipeline)) {
        clinic.write(file, visits);
        long created =
            importer.run(Input.of(file), SAVE, new InputCoverage(), row -> {}).counts().created();
        if (created != visits) {
          throw new IllegalStateException(created + " visits were created");
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
