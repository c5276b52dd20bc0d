package org.tpibridge.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.backup.BackupSummary;
import org.tpibridge.store.backup.RecordedBackups;
import org.tpibridge.store.backup.RestoreSummary;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.outbox.Ledger;
import org.tpibridge.store.resources.ResourceVersion;

@OnEachDatabase(empty = true)
class BackupContractIT {
  @TempDir Path folder;

  private final TestDatabase database;
  private final Store store;

  BackupContractIT(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Path file() {
    return folder.resolve("backup.db");
  }

  private void fill(int visits) {
    Jobs.Job job = StoreTestData.job(store);
    store.write(
        tx -> {
          IntStream.range(0, visits).forEach(n -> StoreTestData.visit(tx, job, "V-" + n));
          tx.erasedPatients().add(new byte[] {1}, new byte[] {9}, StoreTestData.NOW);
          tx.findings().add(List.of());
          tx.exchange()
              .ledger()
              .set(
                  new Ledger.LedgerEntry(
                      "north",
                      "Procedure/1",
                      "patient-1",
                      OptionalLong.empty(),
                      8,
                      new byte[32],
                      Optional.empty(),
                      Optional.of("2"),
                      Optional.empty(),
                      Ledger.LedgerState.SENT,
                      "put",
                      StoreTestData.NOW));
          return job;
        });
  }

  @Test
  void backupIsRestoredToAnotherStore() {
    fill(1200);
    BackupSummary made = store.backup(file(), StoreTestData.NOW);
    assertThat(made.visits()).isEqualTo(1200);

    try (TestDatabase other = database.another()) {
      RestoreSummary restored = Store.restore(other.settings(), file(), false, StoreTestData.NOW);
      assertThat(restored.visits()).isEqualTo(1200);
      try (Store again = Store.open(other.settings(), SchemaPolicy.MIGRATE)) {
        assertSame(again);
        Jobs.Job next = StoreTestData.job(again);
        assertThat(next.key()).isGreaterThan(1);
        again.write(tx -> StoreTestData.visit(tx, next, "V-NEW"));
        assertThat(StoreTestData.isThere(again, "V-NEW")).isTrue();
      }
    }
  }

  private void assertSame(Store again) {
    List<ResourceVersion> expected = versions(store);
    assertThat(versions(again)).usingRecursiveFieldByFieldElementComparator().isEqualTo(expected);
    Optional<Ledger.LedgerEntry> entry =
        again.read(tx -> tx.exchange().ledger().find("north", "Procedure/1"));
    assertThat(entry.orElseThrow().remoteVersion()).contains("2");
    boolean erased = again.read(tx -> tx.erasedPatients().contains(new byte[] {1}));
    assertThat(erased).isTrue();
    byte[] content = again.read(tx -> tx.resources().content(expected.get(7).key()));
    assertThat(new String(content, UTF_8)).isEqualTo("{\"visit\":\"V-7\"}");
  }

  private static List<ResourceVersion> versions(Store store) {
    return store.read(
        tx ->
            IntStream.range(0, 1200)
                .mapToObj(n -> tx.resources().find("Observation", "obs-of-V-" + n).orElseThrow())
                .toList());
  }

  @Test
  void backupIsConsistentWhileAnotherWrites() throws Exception {
    Jobs.Job job = StoreTestData.job(store);
    AtomicInteger written = new AtomicInteger();
    Thread writer =
        new Thread(
            () -> {
              try (Store other = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
                while (!Thread.interrupted()) {
                  int n = written.get();
                  other.write(
                      tx -> {
                        StoreTestData.visit(tx, job, "A-" + n);
                        return StoreTestData.visit(tx, job, "B-" + n);
                      });
                  written.incrementAndGet();
                }
              }
            });
    writer.start();
    while (written.get() < 20) {
      Thread.onSpinWait();
    }
    store.backup(file(), StoreTestData.NOW);
    writer.interrupt();
    writer.join();

    try (TestDatabase other = database.another()) {
      Store.restore(other.settings(), file(), false, StoreTestData.NOW);
      try (Store again = Store.open(other.settings(), SchemaPolicy.MIGRATE)) {
        int whole = 0;
        for (int n = 0; n < written.get(); n++) {
          assertThat(StoreTestData.isThere(again, "A-" + n))
              .isEqualTo(StoreTestData.isThere(again, "B-" + n));
          whole += StoreTestData.isThere(again, "A-" + n) ? 1 : 0;
        }
        assertThat(whole).isGreaterThanOrEqualTo(20);
      }
    }
  }

  @Test
  void onlyTheOwnerMayReadTheBackupAndNoOtherFileIsLeft() throws Exception {
    fill(3);
    store.backup(file(), StoreTestData.NOW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void backupIsRecordedInTheStore() {
    store.backup(file(), StoreTestData.NOW);
    List<RecordedBackups.RecordedBackup> made = store.read(tx -> tx.backups().all());
    assertThat(made)
        .containsExactly(new RecordedBackups.RecordedBackup(file().toString(), StoreTestData.NOW));
  }

  @Test
  void existingFileIsNotOverwritten() throws Exception {
    Files.writeString(file(), "something else");
    assertThatThrownBy(() -> store.backup(file(), StoreTestData.NOW))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file().toString());
    assertThat(file()).hasContent("something else");
  }

  @Test
  void storeWithVisitsIsReplacedOnlyWithReplace() {
    fill(2);
    store.backup(file(), StoreTestData.NOW);
    try (TestDatabase other = database.another()) {
      try (Store there = Store.open(other.settings(), SchemaPolicy.MIGRATE)) {
        Jobs.Job job = StoreTestData.job(there);
        there.write(tx -> StoreTestData.visit(tx, job, "OTHER"));
        there.write(
            tx -> {
              tx.erasedPatients().add(new byte[] {2}, new byte[] {9}, StoreTestData.NOW);
              return job;
            });
      }
      assertThatThrownBy(() -> Store.restore(other.settings(), file(), false, StoreTestData.NOW))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("--replace");
      assertContains(other, "OTHER");

      RestoreSummary restored = Store.restore(other.settings(), file(), true, StoreTestData.NOW);
      assertThat(restored.erasedSince()).isEqualTo(1);
      assertContains(other, "V-0");
      try (Store there = Store.open(other.settings(), SchemaPolicy.MIGRATE)) {
        assertThat(StoreTestData.isThere(there, "OTHER")).isFalse();
        boolean erased = there.read(tx -> tx.erasedPatients().contains(new byte[] {2}));
        assertThat(erased).isTrue();
      }
    }
  }

  private static void assertContains(TestDatabase database, String visit) {
    try (Store there = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
      assertThat(StoreTestData.isThere(there, visit)).isTrue();
    }
  }

  @Test
  void restoreIsRefusedWhileTheStoreIsInUse() {
    fill(1);
    store.backup(file(), StoreTestData.NOW);
    assertThat(
            catchThrowableOfType(
                    StoreException.class,
                    () ->
                        Store.restore(
                            database.settings(Duration.ofMillis(300)),
                            file(),
                            true,
                            StoreTestData.NOW))
                .errorKind())
        .isEqualTo(ErrorKind.LOCKED);
    assertThat(StoreTestData.isThere(store, "V-0")).isTrue();
  }

  interface Damage {
    void doTo(Path file) throws IOException;
  }

  static Stream<Named<Damage>> damages() {
    return Stream.of(
        Named.of("empty", file -> Files.write(file, new byte[0])),
        Named.of("text", file -> Files.writeString(file, "visit_id,mrn\n".repeat(100))),
        Named.of("header flipped", file -> flip(file, 0, 100)),
        Named.of("a byte of the content of a resource", file -> flipText(file, "\"visit\":\"V-30")),
        Named.of("many bytes in the middle", file -> flip(file, Files.size(file) / 2, 5000)),
        Named.of("truncated", file -> cut(file, Files.size(file) * 2 / 3)));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damagedBackupChangesNothing(Damage damage) throws Exception {
    fill(300);
    store.backup(file(), StoreTestData.NOW);
    damage.doTo(file());
    try (TestDatabase other = database.another()) {
      try (Store there = Store.open(other.settings(), SchemaPolicy.MIGRATE)) {
        Jobs.Job job = StoreTestData.job(there);
        there.write(tx -> StoreTestData.visit(tx, job, "OTHER"));
      }
      assertThatThrownBy(() -> Store.restore(other.settings(), file(), true, StoreTestData.NOW))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.errorKind()).isEqualTo(ErrorKind.DAMAGED))
          .hasMessageContaining(file().toString());
      assertContains(other, "OTHER");
    }
  }

  @Test
  void missingFileIsReported() {
    try (TestDatabase other = database.another()) {
      assertThatThrownBy(() -> Store.restore(other.settings(), file(), false, StoreTestData.NOW))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(file() + " does not exist");
    }
  }

  private static void flip(Path file, long from, long count) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = from; at < from + count; at++) {
        bytes.seek(at);
        int was = bytes.read();
        bytes.seek(at);
        bytes.write(~was);
      }
    }
  }

  private static void flipText(Path file, String text) throws IOException {
    String bytes = Files.readString(file, ISO_8859_1);
    int at = bytes.indexOf(text);
    assertThat(at).isPositive();
    // A free page may contain it as well.
    for (; at >= 0; at = bytes.indexOf(text, at + 1)) {
      flip(file, at + text.length() - 1, 1);
    }
  }

  private static void cut(Path file, long length) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(length);
    }
  }
}
