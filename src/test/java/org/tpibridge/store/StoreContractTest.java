package org.tpibridge.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits;

@OnEachDatabase(empty = true)
class StoreContractTest {
  private static final Duration SHORT_WAIT = Duration.ofMillis(300);

  private final TestDatabase database;
  private final Store store;

  StoreContractTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void versionIsAddedAndTheOneBeforeItRemains() {
    Jobs.Job job = StoreTestData.job(store);
    store.write(tx -> StoreTestData.observation(tx, job, "one"));
    store.write(tx -> StoreTestData.observation(tx, job, "two"));

    List<ResourceVersion> history =
        store.read(tx -> tx.resources().history("Observation", "obs-1"));
    assertThat(history).extracting(ResourceVersion::version).containsExactly(1, 2);
    assertThat(history)
        .extracting(v -> store.read(tx -> new String(tx.resources().content(v.key()), UTF_8)))
        .containsExactly("one", "two");
    Optional<ResourceVersion> current =
        store.read(tx -> tx.resources().find("Observation", "obs-1"));
    assertThat(current.orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void checkingForAStoreCreatesNone() {
    try (TestDatabase empty = database.another()) {
      assertThat(Store.exists(empty.settings())).isFalse();
      assertThat(Store.exists(empty.settings())).isFalse();
    }
    assertThat(Store.exists(database.settings())).isTrue();
  }

  @Test
  void exceptionRollsBackTheTransaction() {
    Jobs.Job job = StoreTestData.job(store);
    assertThatThrownBy(() -> failing(job)).isInstanceOf(IllegalStateException.class);

    assertThat(StoreTestData.isThere(store, "V-1")).isFalse();
    Visits.StoredVisit added = store.write(tx -> StoreTestData.visit(tx, job, "V-1"));
    assertThat(added.state()).isEqualTo(Visits.VisitState.CURRENT);
  }

  private void failing(Jobs.Job job) {
    store.write(
        tx -> {
          StoreTestData.visit(tx, job, "V-1");
          throw new IllegalStateException("on purpose");
        });
  }

  @Test
  void manyWritersWithFailuresGetNoKeyTwice() throws Exception {
    Jobs.Job job = StoreTestData.job(store);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<List<Long>>> results = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        String name = "T" + thread + "-";
        results.add(
            threads.submit(
                () ->
                    LongStream.range(0, 20)
                        .boxed()
                        .flatMap(n -> keyUnlessThird(job, name + n, n).stream())
                        .toList()));
      }
      List<Long> keys = new ArrayList<>();
      for (Future<List<Long>> result : results) {
        keys.addAll(result.get());
      }
      assertThat(keys).hasSize(39).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }

  private Optional<Long> keyUnlessThird(Jobs.Job job, String visit, long n) {
    try {
      return Optional.of(
          store.write(
              tx -> {
                Visits.StoredVisit stored = StoreTestData.visit(tx, job, visit);
                if (n % 3 == 0) {
                  throw new IllegalStateException("on purpose");
                }
                return stored.key();
              }));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  @Test
  void jobIsClaimedByOneAtATime() {
    Jobs.Job job = StoreTestData.job(store);
    try (JobClaim first = store.claim(job).orElseThrow();
        Store other = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
      assertThat(other.claim(job)).isEmpty();
      assertThat(store.claim(job)).isEmpty();
      assertThat(first.renew()).isTrue();
      assertThat(other.claim(StoreTestData.job(store))).isPresent();
    }
    assertThat(store.claim(job)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update visit set state = 'cur?ent'",
        "update resource_version set content_crc = 7",
        "delete from resource_version"
      })
  void invalidContentIsReportedAsDamage(String change) throws Exception {
    Jobs.Job job = StoreTestData.job(store);
    ResourceVersion version =
        store.write(
            tx -> {
              StoreTestData.visit(tx, job, "V-1");
              return tx.resources().find("Observation", "obs-of-V-1").orElseThrow();
            });
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      if (database.kind() == DatabaseKind.POSTGRESQL) {
        statement.execute("alter table visit drop constraint visit_state");
      }
      statement.execute(change);
    }

    assertThatThrownBy(
            () ->
                store.read(
                    tx -> {
                      tx.resources().content(version.key());
                      return tx.visits().find("V-1").stream().findFirst();
                    }))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.errorKind()).isEqualTo(ErrorKind.DAMAGED))
        .hasMessageContaining("damaged");
  }

  @Test
  void readTransactionCannotWrite() {
    assertThatThrownBy(
            () ->
                store.read(
                    tx ->
                        ((StoreTransaction) tx)
                            .jobs()
                            .begin(StoreTestData.request(), StoreTestData.NOW)))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.errorKind()).isEqualTo(ErrorKind.READ_ONLY));
  }

  @Test
  void readTransactionSeesOneStateAndBlocksNoWriter() {
    Jobs.Job job = StoreTestData.job(store);
    List<Integer> seen =
        store.read(
            tx -> {
              List<Integer> counts = new ArrayList<>();
              counts.add(tx.jobs().newest(10).size());
              try (Store other = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
                other.write(
                    writing -> writing.jobs().begin(StoreTestData.request(), StoreTestData.NOW));
              }
              counts.add(tx.jobs().newest(10).size());
              return counts;
            });

    assertThat(seen).containsExactly(1, 1);
    List<Jobs.Job> jobs = store.read(tx -> tx.jobs().newest(10));
    assertThat(jobs).hasSize(2).contains(job);
  }

  @Test
  void uncommittedChangesAreNotSeen() {
    Jobs.Job job = StoreTestData.job(store);
    boolean seen =
        store.write(
            tx -> {
              StoreTestData.visit(tx, job, "V-1");
              try (Store other = Store.open(database.settings(SHORT_WAIT), SchemaPolicy.MIGRATE)) {
                return StoreTestData.isThere(other, "V-1");
              }
            });

    assertThat(seen).isFalse();
    assertThat(StoreTestData.isThere(store, "V-1")).isTrue();
  }

  @Test
  void waitsForNamesThatAnotherTransactionLocked() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    List<String> order = new ArrayList<>();
    Thread other =
        new Thread(
            () ->
                store.write(
                    tx -> {
                      tx.lock(List.of("V-1", "V-2"));
                      working.countDown();
                      pause();
                      return order.add("first");
                    }));
    other.start();
    working.await();
    store.write(
        tx -> {
          tx.lock(List.of("V-2", "V-1"));
          return order.add("second");
        });
    other.join();

    assertThat(order).containsExactly("first", "second");
  }

  /**
   * Long enough for the other transaction to overtake if there is no lock; too short fails nothing.
   */
  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void lockOfAnotherProcessIsReportedAndLaterTransactionsWork() throws Exception {
    Jobs.Job job = StoreTestData.job(store);
    try (Store impatient = Store.open(database.settings(SHORT_WAIT), SchemaPolicy.MIGRATE)) {
      try (Connection other = database.connect();
          Statement statement = other.createStatement()) {
        if (database.kind() == DatabaseKind.SQLITE) {
          statement.execute("begin immediate");
        } else {
          other.setAutoCommit(false);
          statement.execute("lock table visit in access exclusive mode");
        }
        assertThatThrownBy(() -> impatient.write(tx -> StoreTestData.visit(tx, job, "V-0")))
            .isInstanceOfSatisfying(
                StoreException.class,
                e -> {
                  assertThat(e.errorKind()).isEqualTo(ErrorKind.LOCKED);
                  assertThat(e.isWorthRetrying()).isTrue();
                });
        statement.execute("rollback");
      }
      assertThatThrownBy(
              () ->
                  impatient.write(
                      tx -> {
                        StoreTestData.visit(tx, job, "V-1");
                        throw new IllegalStateException("on purpose");
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(StoreTestData.isThere(store, "V-1")).isFalse();
    }
  }

  @Test
  void refusesADatabaseOfANewerProgram() throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into flyway_schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success) values (99, '99', 'later',"
              + " 'SQL', 'V99__later.sql', 1, 'x', 1, true)");
    }
    assertThatThrownBy(() -> Store.open(database.settings(), SchemaPolicy.MIGRATE))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.errorKind()).isEqualTo(ErrorKind.OTHER_VERSION));
  }

  @Test
  void severalProcessesMayOpenAnEmptyDatabaseAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (TestDatabase fresh = database.another()) {
      List<Future<Jobs.Job>> jobs = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        jobs.add(
            threads.submit(
                () -> {
                  try (Store one = Store.open(fresh.settings(), SchemaPolicy.MIGRATE)) {
                    return StoreTestData.job(one);
                  }
                }));
      }
      List<Long> keys = new ArrayList<>();
      for (Future<Jobs.Job> job : jobs) {
        keys.add(job.get().key());
      }
      assertThat(keys).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void errorsContainNoPatientData() {
    Jobs.Job job = StoreTestData.job(store);
    store.write(tx -> StoreTestData.visit(tx, job, "SECRET-1"));
    assertThatThrownBy(() -> store.write(tx -> StoreTestData.visit(tx, job, "SECRET-1")))
        .satisfies(
            e -> {
              for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain("SECRET");
              }
            })
        .isInstanceOf(StoreException.class);
  }
}
