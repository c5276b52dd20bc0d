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
import org.tpibridge.mapping.LoneResource;
import org.tpibridge.mapping.VisitMapper;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Outbox;
import org.tpibridge.store.Resources;
import org.tpibridge.store.SourceRows;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreSettings;
import org.tpibridge.store.Transaction;
import org.tpibridge.store.Visits;
import org.tpibridge.terminology.Terminology;

/**
 * What keeping the benchmark's visit costs by itself, prepared beforehand, in a SQLite store that
 * fills: CPU of the one thread that keeps, and time.
 *
 * <p>Arguments: the folder for the store (about 90 KB a visit), and how many visits.
 */
public final class StoreBench {
  private static final int BATCH = 64;
  private static final int TOLD = 5_000;

  private final List<LoneResource> prepared =
      LoneResource.of(
          new VisitMapper(BenchmarkVisit.CLINIC, Terminology.shipped())
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
    try (Store store = Store.open(settings)) {
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

  private int batch(Transaction tx, Jobs.Job job, int first) {
    List<SourceRows.Row> rows = new ArrayList<>();
    Instant now = Instant.now();
    for (int number = first + 1; number <= first + BATCH; number++) {
      String id = "BENCH-" + number;
      if (tx.visits().find(id).stream().findFirst().isPresent()) {
        throw new IllegalStateException(id + " is there");
      }
      Visits.Kept visit =
          tx.visits()
              .add(
                  new Visits.Named("urn:visits", id, "patient-" + number / 10, "2024-03-04"),
                  new byte[32],
                  job.key());
      tx.resources().add(versions(visit), new Resources.Cause(job.key(), number, now));
      tx.outbox().add(visit.key(), job.key(), Outbox.Change.CREATED, now);
      rows.add(
          new SourceRows.Row(
              job.key(),
              number,
              SourceRows.Outcome.CREATED,
              "row " + number,
              Optional.of("ab".repeat(32)),
              OptionalLong.of(visit.key())));
    }
    tx.sourceRows().add(rows);
    tx.jobs().advance(job.key(), first + BATCH, Jobs.Counts.NONE, now);
    return first;
  }

  /** The same content under ids of their own. */
  private List<Resources.New> versions(Visits.Kept visit) {
    List<Resources.New> versions = new ArrayList<>(prepared.size());
    for (LoneResource one : prepared) {
      versions.add(
          new Resources.New(
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

  private static Jobs.Plan plan() {
    return new Jobs.Plan(
        Jobs.Kind.IMPORT,
        "benchmark",
        Optional.empty(),
        OptionalLong.empty(),
        "",
        "benchmark",
        "benchmark",
        OptionalLong.empty());
  }
}
