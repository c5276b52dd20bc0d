package org.tpibridge.importing.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreSettings;

class ErasuresTest {
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
            Duration.ofSeconds(2)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void nobodyIsErasedAndNoKeyIsMadeToSaySo() throws Exception {
    assertThat(isErased(erasures(), store, "10001")).isFalse();
    assertThat(files()).noneMatch(f -> f.contains("key"));
  }

  @Test
  void whoWasErasedIsKnownAgainAndNobodyElseIs() {
    erase("10001");

    assertThat(isErased(erasures(), store, "10001")).isTrue();
    assertThat(isErased(erasures(), store, "10002")).isFalse();
  }

  @Test
  void aDatabaseFromBeforeTheErasureKnowsItToo() {
    erase("10001");

    try (Store restored = opened("restored.db")) {
      assertThat(isErased(erasures(), restored, "10001")).isTrue();
    }
  }

  @Test
  void whoIsReadmittedIsErasedNoMore() {
    Erasures erasures = erase("10001");

    store.write(
        tx -> {
          erasures.readmit(tx, "10001");
          return 0;
        });

    assertThat(isErased(erasures, store, "10001")).isFalse();
    assertThat(isErased(erasures(), store, "10001")).isFalse();
  }

  @Test
  void withoutItsKeyNothingIsLetIn() throws Exception {
    erase("10001");
    Files.delete(folder.resolve("key"));

    assertThatThrownBy(() -> isErased(erasures(), store, "10002"))
        .isInstanceOf(ErasureException.class)
        .hasMessageContaining("tpibridge.store.key-file");
  }

  @Test
  void onlyTheOwnerReadsKeyAndHashesAndNeitherHoldsTheNumber() throws Exception {
    erase("10001");

    for (String file : List.of("key", "key.erased")) {
      Path path = folder.resolve(file);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(path)).matches("[0-9a-f]{64}\n");
    }
  }

  private Erasures erase(String mrn) {
    Erasures erasures = erasures();
    erasures.prepare();
    erasures.register(mrn);
    store.write(
        tx -> {
          erasures.remember(tx, mrn, NOW);
          return 0;
        });
    return erasures;
  }

  private Erasures erasures() {
    return new Erasures(Optional.of(folder.resolve("key")));
  }

  private static boolean isErased(Erasures erasures, Store store, String mrn) {
    return store.read(tx -> erasures.isErased(tx, mrn));
  }

  private List<String> files() throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
