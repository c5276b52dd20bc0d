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
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.outbox.Ledger;
import org.tpibridge.store.resources.Resources;

@OnEachDatabase
class BackupContractIT {
  @TempDir Path folder;

  private final TestDatabase database;
  private final Store store;

  BackupContractIT(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Path file() {
    return folder.resolve("backup.db");
  }

  private void fill(int visits) {
    Jobs.Job job = Kept.job(store);
    store.write(
        tx -> {
          IntStream.range(0, visits).forEach(n -> Kept.visit(tx, job, "V-" + n));
          tx.erasedPatients().add(new byte[] {1}, new byte[] {9}, Kept.NOW);
          tx.findings().add(List.of());
          tx.ledger()
              .set(
                  new Ledger.LedgerEntry(
                      "north",
                      "Procedure/1",
                      new byte[32],
                      Optional.empty(),
                      Optional.of("2"),
                      Ledger.LedgerState.SENT,
                      Kept.NOW));
          return job;
        });
  }

  @Test
  void whatIsRestoredElsewhereIsWhatWasBackedUp() {
    fill(1200);
    BackupSummary made = store.backup(file(), Kept.NOW);
    assertThat(made.visits()).isEqualTo(1200);

    try (TestDatabase other = database.another()) {
      RestoreSummary restored = Store.restore(other.settings(), file(), false, Kept.NOW);
      assertThat(restored.visits()).isEqualTo(1200);
      try (Store again = Store.open(other.settings())) {
        assertSame(again);
        Jobs.Job next = Kept.job(again);
        assertThat(next.key()).isGreaterThan(1);
        again.write(tx -> Kept.visit(tx, next, "V-NEW"));
        assertThat(Kept.isThere(again, "V-NEW")).isTrue();
      }
    }
  }

  private void assertSame(Store again) {
    List<Resources.ResourceVersion> expected = versions(store);
    assertThat(versions(again)).usingRecursiveFieldByFieldElementComparator().isEqualTo(expected);
    Optional<Ledger.LedgerEntry> entry = again.read(tx -> tx.ledger().find("north", "Procedure/1"));
    assertThat(entry.orElseThrow().remoteVersion()).contains("2");
    boolean erased = again.read(tx -> tx.erasedPatients().contains(new byte[] {1}));
    assertThat(erased).isTrue();
    byte[] content = again.read(tx -> tx.resources().content(expected.get(7).key()));
    assertThat(new String(content, UTF_8)).isEqualTo("{\"visit\":\"V-7\"}");
  }

  private static List<Resources.ResourceVersion> versions(Store store) {
    return store.read(
        tx ->
            IntStream.range(0, 1200)
                .mapToObj(n -> tx.resources().find("Observation", "obs-of-V-" + n).orElseThrow())
                .toList());
  }

  @Test
  void isOfOneMomentWhileAnotherWrites() throws Exception {
    Jobs.Job job = Kept.job(store);
    AtomicInteger written = new AtomicInteger();
    Thread writer =
        new Thread(
            () -> {
              try (Store other = Store.open(database.settings())) {
                while (!Thread.interrupted()) {
                  int n = written.get();
                  other.write(
                      tx -> {
                        Kept.visit(tx, job, "A-" + n);
                        return Kept.visit(tx, job, "B-" + n);
                      });
                  written.incrementAndGet();
                }
              }
            });
    writer.start();
    while (written.get() < 20) {
      Thread.onSpinWait();
    }
    store.backup(file(), Kept.NOW);
    writer.interrupt();
    writer.join();

    try (TestDatabase other = database.another()) {
      Store.restore(other.settings(), file(), false, Kept.NOW);
      try (Store again = Store.open(other.settings())) {
        int whole = 0;
        for (int n = 0; n < written.get(); n++) {
          assertThat(Kept.isThere(again, "A-" + n)).isEqualTo(Kept.isThere(again, "B-" + n));
          whole += Kept.isThere(again, "A-" + n) ? 1 : 0;
        }
        assertThat(whole).isGreaterThanOrEqualTo(20);
      }
    }
  }

  @Test
  void onlyTheOwnerMayReadItAndNothingLiesBesideIt() throws Exception {
    fill(3);
    store.backup(file(), Kept.NOW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void isKnownToTheStore() {
    store.backup(file(), Kept.NOW);
    List<RecordedBackups.RecordedBackup> made = store.read(tx -> tx.backups().all());
    assertThat(made)
        .containsExactly(new RecordedBackups.RecordedBackup(file().toString(), Kept.NOW));
  }

  @Test
  void overwritesNothing() throws Exception {
    Files.writeString(file(), "something else");
    assertThatThrownBy(() -> store.backup(file(), Kept.NOW))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file().toString());
    assertThat(file()).hasContent("something else");
  }

  @Test
  void aStoreThatHoldsVisitsIsReplacedOnlyWhenTold() {
    fill(2);
    store.backup(file(), Kept.NOW);
    try (TestDatabase other = database.another()) {
      try (Store there = Store.open(other.settings())) {
        Jobs.Job job = Kept.job(there);
        there.write(tx -> Kept.visit(tx, job, "OTHER"));
        there.write(
            tx -> {
              tx.erasedPatients().add(new byte[] {2}, new byte[] {9}, Kept.NOW);
              return job;
            });
      }
      assertThatThrownBy(() -> Store.restore(other.settings(), file(), false, Kept.NOW))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("--replace");
      assertHolds(other, "OTHER");

      RestoreSummary restored = Store.restore(other.settings(), file(), true, Kept.NOW);
      assertThat(restored.erasedSince()).isEqualTo(1);
      assertHolds(other, "V-0");
      try (Store there = Store.open(other.settings())) {
        assertThat(Kept.isThere(there, "OTHER")).isFalse();
        boolean erased = there.read(tx -> tx.erasedPatients().contains(new byte[] {2}));
        assertThat(erased).isTrue();
      }
    }
  }

  private static void assertHolds(TestDatabase database, String visit) {
    try (Store there = Store.open(database.settings())) {
      assertThat(Kept.isThere(there, visit)).isTrue();
    }
  }

  @Test
  void refusesWhileTheStoreIsInUse() {
    fill(1);
    store.backup(file(), Kept.NOW);
    assertThat(
            catchThrowableOfType(
                    StoreException.class,
                    () ->
                        Store.restore(
                            database.settings(Duration.ofMillis(300)), file(), true, Kept.NOW))
                .errorKind())
        .isEqualTo(ErrorKind.LOCKED);
    assertThat(Kept.isThere(store, "V-0")).isTrue();
  }

  interface Damage {
    void doTo(Path file) throws IOException;
  }

  static Stream<Named<Damage>> damages() {
    return Stream.of(
        Named.of("empty", file -> Files.write(file, new byte[0])),
        Named.of("text", file -> Files.writeString(file, "visit_id,mrn\n".repeat(100))),
        Named.of("header flipped", file -> flip(file, 0, 100)),
        Named.of("a byte of what a resource says", file -> flipText(file, "\"visit\":\"V-30")),
        Named.of("many bytes in the middle", file -> flip(file, Files.size(file) / 2, 5000)),
        Named.of("cut off", file -> cut(file, Files.size(file) * 2 / 3)));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void aDamagedBackupChangesNothing(Damage damage) throws Exception {
    fill(300);
    store.backup(file(), Kept.NOW);
    damage.doTo(file());
    try (TestDatabase other = database.another()) {
      try (Store there = Store.open(other.settings())) {
        Jobs.Job job = Kept.job(there);
        there.write(tx -> Kept.visit(tx, job, "OTHER"));
      }
      assertThatThrownBy(() -> Store.restore(other.settings(), file(), true, Kept.NOW))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.errorKind()).isEqualTo(ErrorKind.DAMAGED))
          .hasMessageContaining(file().toString());
      assertHolds(other, "OTHER");
    }
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    try (TestDatabase other = database.another()) {
      assertThatThrownBy(() -> Store.restore(other.settings(), file(), false, Kept.NOW))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("no file " + file());
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
    // Free space may hold it as well.
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
