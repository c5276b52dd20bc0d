package org.tpibridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.store.backup.RestoreSummary;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.sqlite.SqliteDatabase;

/** Damaged, missing and unreadable database files. */
class SqliteTroubleTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("store.db");
  }

  private StoreSettings settings() {
    return settings(file());
  }

  private static StoreSettings settings(Path file) {
    return new StoreSettings(
        "jdbc:sqlite:" + file, Optional.empty(), Optional.empty(), Duration.ofSeconds(2));
  }

  @Test
  void onlyTheOwnerMayReadTheFiles() throws Exception {
    try (Store store = Store.open(settings(), SchemaPolicy.MIGRATE)) {
      StoreTestData.job(store);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.toList())
            .hasSizeGreaterThan(1)
            .allSatisfy(
                file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void permissionsOfOthersAreRemovedFromACopy() throws Exception {
    Store.open(settings(), SchemaPolicy.MIGRATE).close();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    Store.open(settings(), SchemaPolicy.MIGRATE).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void fullDiskIsReportedAndWritingWorksAfterwards() throws Exception {
    StoreSettings settings = settings();
    try (SqliteDatabase database = new SqliteDatabase(settings)) {
      Store store = Store.openOver(database, settings.waitTime());
      Jobs.Job job = StoreTestData.job(store);
      limit(database, 1);
      StoreException full =
          catchThrowableOfType(
              StoreException.class,
              () ->
                  store.write(
                      tx -> {
                        for (int i = 0; i < 1000; i++) {
                          StoreTestData.visit(tx, job, "V-" + i);
                        }
                        return job;
                      }));
      assertThat(full.errorKind()).isEqualTo(ErrorKind.FULL);
      assertThat(StoreTestData.isThere(store, "V-0")).isFalse();

      limit(database, 1_000_000);
      store.write(tx -> StoreTestData.visit(tx, job, "V-0"));
      assertThat(StoreTestData.isThere(store, "V-0")).isTrue();
    }
  }

  /** Limits the size of the file; a larger file cannot grow. */
  private static void limit(SqliteDatabase database, int pages) throws Exception {
    try (Connection connection = database.writeSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma max_page_count = " + pages);
    }
  }

  interface Damage {
    void doTo(Path file) throws IOException;
  }

  static Stream<Named<Damage>> damages() {
    return Stream.of(
        Named.of("empty", file -> Files.write(file, new byte[0])),
        Named.of("zeros", file -> Files.write(file, new byte[100_000])),
        Named.of("text", file -> Files.writeString(file, "visit_id,mrn\n".repeat(100))),
        Named.of("first bytes flipped", file -> flip(file, 0, 16)),
        Named.of("header flipped", file -> flip(file, 16, 100)),
        Named.of("header's last bytes flipped", file -> flip(file, 40, 100)),
        Named.of("schema flipped", file -> flip(file, 100, 1500)),
        Named.of("truncated in the first page", file -> cut(file, 1000)),
        Named.of("truncated in the middle", file -> cut(file, Files.size(file) / 2)));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damagedFileIsReportedAndNotChanged(Damage damage) throws Exception {
    try (Store store = Store.open(settings(), SchemaPolicy.MIGRATE)) {
      Jobs.Job job = StoreTestData.job(store);
      for (int i = 0; i < 50; i++) {
        String id = "V-" + i;
        store.write(tx -> StoreTestData.visit(tx, job, id));
      }
    }
    damage.doTo(file());
    byte[] damaged = Files.readAllBytes(file());

    assertThatThrownBy(() -> Store.open(settings(), SchemaPolicy.MIGRATE))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.errorKind()).isEqualTo(ErrorKind.DAMAGED))
        .hasMessageContaining(file().toString())
        .hasMessageContaining("restore");
    assertThat(file()).hasBinaryContent(damaged);
  }

  @Test
  void damageInTheMiddleIsReportedWhenItIsRead() throws Exception {
    try (Store store = Store.open(settings(), SchemaPolicy.MIGRATE)) {
      Jobs.Job job = StoreTestData.job(store);
      for (int i = 0; i < 300; i++) {
        String id = "V-" + i;
        store.write(tx -> StoreTestData.visit(tx, job, id));
      }
    }
    flip(file(), Files.size(file()) / 4, Files.size(file()));
    assertThatThrownBy(
            () -> {
              try (Store store = Store.open(settings(), SchemaPolicy.MIGRATE)) {
                for (int i = 0; i < 300; i++) {
                  String id = "obs-of-V-" + i;
                  store.read(tx -> tx.resources().history("Observation", id));
                }
              }
            })
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.errorKind()).isEqualTo(ErrorKind.DAMAGED));
  }

  @Test
  void orphanedLogIsNotAppliedToANewDatabase() throws Exception {
    Path log = leaveOnlyTheLog();

    assertThatThrownBy(() -> Store.open(settings(), SchemaPolicy.MIGRATE))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(log.toString());
    assertThat(file()).doesNotExist();
    assertThat(log).isNotEmptyFile();
  }

  @Test
  void orphanedLogIsNotAppliedToABackup() throws Exception {
    Path backup = folder.resolve("backup.db");
    try (Store store = Store.open(settings(), SchemaPolicy.MIGRATE)) {
      Jobs.Job job = StoreTestData.job(store);
      store.write(tx -> StoreTestData.visit(tx, job, "V-in-backup"));
      store.backup(backup, Instant.EPOCH);
    }
    Path log = leaveOnlyTheLog();
    byte[] left = Files.readAllBytes(log);

    RestoreSummary restored = Store.restore(settings(), backup, false, Instant.EPOCH);

    Path aside = restored.damagedFile().orElseThrow();
    assertThat(aside.resolveSibling(aside.getFileName() + "-wal")).hasBinaryContent(left);
    try (Store store = Store.open(settings(), SchemaPolicy.MIGRATE)) {
      assertThat(StoreTestData.isThere(store, "V-in-backup")).isTrue();
      assertThat(StoreTestData.isThere(store, "V-in-log")).isFalse();
    }
  }

  @Test
  void anotherPathIsTheSameDatabase() throws Exception {
    Path link = folder.resolve("link.db");
    try (Store store = Store.open(settings(), SchemaPolicy.MIGRATE)) {
      Jobs.Job job = StoreTestData.job(store);
      Files.createSymbolicLink(link, file());
      try (JobClaim claim = store.claim(job).orElseThrow();
          Store byLink = Store.open(settings(link), SchemaPolicy.MIGRATE)) {
        assertThat(claim.renew()).isTrue();
        assertThat(byLink.claim(job)).isEmpty();
      }
    }
  }

  @Test
  void anotherStoreInTheProcessRetainsTheLocks() throws Exception {
    try (Store store = Store.open(settings(), SchemaPolicy.MIGRATE)) {
      StoreTestData.job(store);
      assertThat(FileLockProbe.isLocked(file())).isTrue();

      Store.open(settings(), SchemaPolicy.MIGRATE).close();

      assertThat(FileLockProbe.isLocked(file())).isTrue();
    }
  }

  /** The state after a process was killed and the database was deleted. */
  private Path leaveOnlyTheLog() throws IOException {
    Path log = folder.resolve("store.db-wal");
    Path copy = folder.resolve("copy");
    try (Store store = Store.open(settings(), SchemaPolicy.MIGRATE)) {
      Jobs.Job job = StoreTestData.job(store);
      store.write(tx -> StoreTestData.visit(tx, job, "V-in-log"));
      Files.copy(log, copy);
    }
    Files.delete(file());
    return Files.move(copy, log);
  }

  @Test
  void anotherProgramsDatabaseIsNotChanged() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("create table stranger (x integer)");
    }
    assertThatThrownBy(() -> Store.open(settings(), SchemaPolicy.MIGRATE))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("another program");
  }

  @Test
  void folderThatCannotBeCreatedIsReported() throws Exception {
    Path inTheWay = Files.createFile(folder.resolve("file"));
    StoreSettings settings =
        new StoreSettings(
            "jdbc:sqlite:" + inTheWay.resolve("deep/store.db"),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(1));
    assertThat(
            catchThrowableOfType(
                    StoreException.class, () -> Store.open(settings, SchemaPolicy.MIGRATE))
                .errorKind())
        .isEqualTo(ErrorKind.READ_ONLY);
  }

  @Test
  void incompleteStoreIsCreatedAgain() throws Exception {
    Files.writeString(folder.resolve("store.db.new"), "half a database");
    Store.open(settings(), SchemaPolicy.MIGRATE).close();
    assertThat(file()).isRegularFile();
    assertThat(folder.resolve("store.db.new")).doesNotExist();
  }

  private static void flip(Path file, long from, long to) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = from; at < Math.min(to, bytes.length()); at++) {
        bytes.seek(at);
        int was = bytes.read();
        bytes.seek(at);
        bytes.write(~was);
      }
    }
  }

  private static void cut(Path file, long length) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(length);
    }
  }
}
