package org.tpibridge.importing.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;

class ErasureRegistryTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = opened("store.db");
  }

  private Store opened(String file) {
    return Store.open(
        new StoreSettings(
            "jdbc:sqlite:" + folder.resolve(file),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(2)),
        SchemaPolicy.MIGRATE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void withoutErasuresNoKeyIsCreated() throws Exception {
    assertThat(isErased(erasures(), store, "10001")).isFalse();
    assertThat(files()).noneMatch(f -> f.contains("key"));
  }

  @Test
  void onlyErasedPatientsAreRecognized() {
    erase("10001");

    assertThat(isErased(erasures(), store, "10001")).isTrue();
    assertThat(isErased(erasures(), store, "10002")).isFalse();
  }

  @Test
  void anErasedPatientIsRecognizedWithARestoredDatabase() {
    erase("10001");

    try (Store restored = opened("restored.db")) {
      assertThat(isErased(erasures(), restored, "10001")).isTrue();
    }
  }

  @Test
  void aReadmittedPatientIsNotErased() {
    ErasureRegistry erasures = erase("10001");

    store.write(
        tx -> {
          erasures.readmit(tx, "10001");
          return 0;
        });

    assertThat(isErased(erasures, store, "10001")).isFalse();
    assertThat(isErased(erasures(), store, "10001")).isFalse();
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        arguments("missing", "is missing", (Damage) Files::delete),
        arguments("different", "is not the key", written("ab".repeat(32))),
        arguments("truncated", "does not contain a key", written("ab".repeat(31))),
        arguments("too long", "does not contain a key", written("ab".repeat(33))),
        arguments("far too long", "does not contain a key", written("ab".repeat(100_000))),
        arguments("empty", "is empty", written("")),
        arguments("blank", "does not contain a key", written(" \n")),
        arguments("no digits", "does not contain a key", written("xy".repeat(32))),
        arguments("binary", "does not contain a key", written("\u0000\ufffd")),
        arguments("a folder", "which is a folder", (Damage) ErasureRegistryTest::makeFolder),
        arguments("unreadable", "Cannot read the key file", (Damage) ErasureRegistryTest::forbid));
  }

  private interface Damage {
    void to(Path file) throws IOException;
  }

  private static Damage written(String text) {
    return file -> Files.writeString(file, text);
  }

  private static void makeFolder(Path file) throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
  }

  private static void forbid(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void withAnotherKeyNothingIsImportedOrErasedAndNoKeyIsCreated(
      String name, String expected, Damage damage) throws IOException {
    erase("10001");
    Path key = folder.resolve("key");
    damage.to(key);
    assumeTrue(!name.equals("unreadable") || !Files.isReadable(key), "root reads everything");

    for (ThrowingCallable attempt :
        List.<ThrowingCallable>of(
            () -> erasures().requireKey(store), () -> erase(erasures(), store, "10002"))) {
      assertThatThrownBy(attempt)
          .isInstanceOf(ErasureException.class)
          .hasMessageContaining(expected)
          .hasMessageContaining(key.toString())
          .hasMessageContaining("tpibridge.store.key-file");
    }

    assertThat(Files.exists(key)).isEqualTo(!name.equals("missing"));
    assertThat(Files.readAllLines(folder.resolve("key.erased"))).hasSize(1);
  }

  @Test
  void aKeyThatDoesNotMatchTheFileIsRefusedWithAnEmptyDatabase() throws IOException {
    erase("10001");
    Files.writeString(folder.resolve("key"), "cd".repeat(32));

    try (Store restored = opened("restored.db")) {
      assertThatThrownBy(() -> erasures().requireKey(restored))
          .isInstanceOf(ErasureException.class)
          .hasMessageContaining("key.erased");
    }
  }

  @Test
  void aSecondHostNeedsTheSameKey() throws IOException {
    erase("10001");
    Path other = folder.resolve("other-host.key");
    ErasureRegistry second = new ErasureRegistry(Optional.of(other));

    assertThatThrownBy(() -> second.requireKey(store)).hasMessageContaining(other.toString());
    assertThatThrownBy(() -> erase(second, store, "10002")).hasMessageContaining("is missing");
    assertThatThrownBy(() -> new ErasureRegistry(Optional.empty()).requireKey(store))
        .hasMessageContaining("Set tpibridge.store.key-file");
    assertThat(other).doesNotExist();

    Files.copy(folder.resolve("key"), other);
    assertThat(isErased(new ErasureRegistry(Optional.of(other)), store, "10001")).isTrue();
    String key = Files.readString(folder.resolve("key")).strip();
    assertThat(isErased(ErasureRegistry.withKey(key, Optional.empty()), store, "10001")).isTrue();
    assertThatThrownBy(
            () -> ErasureRegistry.withKey("ef".repeat(32), Optional.empty()).requireKey(store))
        .hasMessageContaining("the setting tpibridge.store.key is not the key");
    assertThatThrownBy(() -> ErasureRegistry.withKey("abc", Optional.empty()))
        .hasMessageContaining("is not a key");
  }

  @Test
  void twoSimultaneousFirstErasuresUseOneKey() throws Exception {
    List<Thread> both =
        Stream.of("10001", "10002")
            .map(mrn -> new Thread(() -> erase(erasures(), store, mrn)))
            .toList();
    both.forEach(Thread::start);
    for (Thread one : both) {
      one.join();
    }

    assertThat(isErased(erasures(), store, "10001")).isTrue();
    assertThat(isErased(erasures(), store, "10002")).isTrue();
  }

  @Test
  void theNextErasureRecordsTheKeyOfOlderTombstones() throws Exception {
    erase("10001");
    store.close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("update erased_patient set key_check = null");
    }
    Files.writeString(
        folder.resolve("key.erased"),
        Files.readString(folder.resolve("key.erased")).split(" ", 2)[0]);
    store = opened("store.db");
    assertThat(isErased(erasures(), store, "10001")).isTrue();

    erase("10002");
    Files.writeString(folder.resolve("key"), "cd".repeat(32));
    assertThatThrownBy(() -> erasures().requireKey(store)).hasMessageContaining("is not the key");
  }

  @Test
  void onlyTheOwnerCanReadKeyAndHashesAndNeitherContainsTheMrn() throws Exception {
    erase("10001");

    for (String file : List.of("key", "key.erased")) {
      Path path = folder.resolve(file);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(path)).matches("[0-9a-f]{64}( [0-9a-f]{64})?\n");
    }
  }

  private ErasureRegistry erase(String mrn) {
    ErasureRegistry erasures = erasures();
    erase(erasures, store, mrn);
    return erasures;
  }

  private static void erase(ErasureRegistry erasures, Store store, String mrn) {
    store.write(
        tx -> {
          erasures.record(tx, List.of(mrn), NOW);
          return 0;
        });
    erasures.file(List.of(mrn));
  }

  private ErasureRegistry erasures() {
    return new ErasureRegistry(Optional.of(folder.resolve("key")));
  }

  private static boolean isErased(ErasureRegistry erasures, Store store, String mrn) {
    return store.read(tx -> erasures.isErased(tx, mrn));
  }

  private List<String> files() throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
