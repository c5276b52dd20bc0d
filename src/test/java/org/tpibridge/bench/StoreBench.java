package org.tpibridge.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.tpibridge.finding.Place;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.mapping.json.StandaloneResource;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.StoredPlace;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.NewVersion;
import org.tpibridge.store.resources.VisitChanges;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.terminology.Terminology;

/**
 * Measures the cost of storing only, with the benchmark's visit serialized beforehand, in a SQLite
 * store that grows: the CPU time of the thread that stores, and the elapsed time.
 *
 * <p>Arguments: the folder for the store (about 90 KB for each visit), and the number of visits.
 */
public final class StoreBench {
  private static final int BATCH = 64;
  private static final int TOLD = 5_000;

  private final List<StandaloneResource> prepared =
      StandaloneResource.of(
          new VisitMapper(BenchmarkVisit.CLINIC, Terminology.builtIn())
              .map(BenchmarkVisit.visit(), BenchmarkVisit.ORIGIN));
  private final Random random = new Random(1);

  private StoreBench() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length > 0 ? args[0] : "target/store-bench");
    int visits = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    Files.createDirectories(folder);
    Path file = Files.createTempDirectory(folder, "store").resolve("store.db");
    StoreSettings settings =
        new StoreSettings(
            "jdbc:sqlite:" + file, Optional.empty(), Optional.empty(), Duration.ofSeconds(30));
    try (Store store = Store.open(settings, SchemaPolicy.MIGRATE)) {
      new StoreBench().fill(store, visits);
    }
    System.out.printf(
        "%,d bytes a visit; the store stays in %s%n", Files.size(file) / visits, file);
  }

  private void fill(Store store, int visits) {
    Jobs.Job job = store.write(tx -> tx.jobs().begin(plan(), Instant.now()));
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long cpu = thread.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    for (int done = 0; done < visits; done += BATCH) {
      int first = done;
      store.write(tx -> batch(tx, job, first));
      if ((done + BATCH) / TOLD > done / TOLD) {
        System.out.printf(
            "%,9d visits: %.2f ms of CPU, %.2f ms a visit%n",
            done + BATCH,
            (thread.getCurrentThreadCpuTime() - cpu) / 1e6 / TOLD,
            (System.nanoTime() - wall) / 1e6 / TOLD);
        cpu = thread.getCurrentThreadCpuTime();
        wall = System.nanoTime();
      }
    }
  }

  private int batch(StoreTransaction tx, Jobs.Job job, int first) {
    List<SourceRows.SourceRow> rows = new ArrayList<>();
    Instant now = Instant.now();
    for (int number = first + 1; number <= first + BATCH; number++) {
      String id = "BENCH-" + number;
      if (tx.visits().find(id).stream().findFirst().isPresent()) {
        throw new IllegalStateException(id + " is there");
      }
      Visits.StoredVisit visit =
          tx.visits()
              .add(
                  new Visits.VisitIdentity(
                      "urn:visits", id, "patient-" + number / 10, "2024-03-04"),
                  new byte[32],
                  job.key());
      tx.resources().add(versions(visit), new ChangeSource(job.key(), number, now));
      tx.visitChanges().add(visit.key(), job.key(), VisitChanges.VisitChange.CREATED, now);
      rows.add(
          new SourceRows.SourceRow(
              job.key(),
              number,
              SourceRows.RowOutcome.CREATED,
              StoredPlace.of(new Place.Cell("", number, "")),
              Optional.of("ab".repeat(32)),
              OptionalLong.of(visit.key())));
    }
    tx.sourceRows().add(rows);
    tx.jobs().advance(job.key(), first + BATCH, Jobs.RowCounts.NONE, now);
    return first;
  }

  /** Returns the same content with other ids. */
  private List<NewVersion> versions(Visits.StoredVisit visit) {
    List<NewVersion> versions = new ArrayList<>(prepared.size());
    for (StandaloneResource one : prepared) {
      versions.add(
          new NewVersion(
              Optional.empty(),
              one.type(),
              new UUID(random.nextLong(), random.nextLong()).toString(),
              OptionalLong.of(visit.key()),
              false,
              sha256(one.json()),
              one.json()));
    }
    return versions;
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Jobs.JobRequest plan() {
    return new Jobs.JobRequest(
        Jobs.JobKind.IMPORT,
        "benchmark",
        Optional.empty(),
        OptionalLong.empty(),
        "",
        "benchmark",
        "benchmark",
        OptionalLong.empty());
  }
}
