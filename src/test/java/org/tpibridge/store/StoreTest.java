package org.tpibridge.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = opened();
  }

  private Store opened() {
    return Store.open(
        new StoreSettings(
            "jdbc:sqlite:" + folder.resolve("store.db"),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(2)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aVersionIsAddedAndTheOneBeforeItStays() {
    Jobs.Job job = store.write(tx -> tx.jobs().begin(plan(), NOW));
    store.write(tx -> added(tx, job, Optional.empty(), "one"));
    store.write(tx -> added(tx, job, tx.resources().find("Observation", "obs-1"), "two"));

    List<Resources.Version> history =
        store.read(tx -> tx.resources().history("Observation", "obs-1"));
    assertThat(history).extracting(Resources.Version::version).containsExactly(1, 2);
    assertThat(history)
        .extracting(v -> store.read(tx -> new String(tx.resources().content(v.key()), UTF_8)))
        .containsExactly("one", "two");
    Optional<Resources.Version> current =
        store.read(tx -> tx.resources().find("Observation", "obs-1"));
    assertThat(current.orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void whatThrowsLeavesNothing() {
    Jobs.Job job = store.write(tx -> tx.jobs().begin(plan(), NOW));
    assertThatThrownBy(
            () ->
                store.write(
                    tx -> {
                      tx.visits().add("V-1", "p-1", new byte[32], job.key());
                      throw new IllegalStateException("on purpose");
                    }))
        .isInstanceOf(IllegalStateException.class);

    Optional<Visits.Kept> none = store.read(tx -> tx.visits().find("V-1"));
    assertThat(none).isEmpty();
    Visits.Kept added = store.write(tx -> tx.visits().add("V-1", "p-1", new byte[32], job.key()));
    assertThat(added.state()).isEqualTo(Visits.State.CURRENT);
  }

  @Test
  void aJobIsClaimedByOneAtATime() {
    Jobs.Job job = store.write(tx -> tx.jobs().begin(plan(), NOW));
    try (Claim first = store.claim(job).orElseThrow();
        Store other = opened()) {
      assertThat(other.claim(job)).isEmpty();
      assertThat(first.renew()).isTrue();
    }
    assertThat(store.claim(job)).isPresent();
  }

  @Test
  void lookingWritesNothing() {
    assertThatThrownBy(() -> store.read(tx -> tx.jobs().begin(plan(), NOW)))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void onlyTheOwnerMayReadTheFiles() throws Exception {
    store.write(tx -> tx.jobs().begin(plan(), NOW));
    try (var files = Files.list(folder)) {
      assertThat(files.toList())
          .hasSizeGreaterThan(1)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  private static Object added(
      Transaction tx, Jobs.Job job, Optional<Resources.Version> before, String content) {
    tx.resources()
        .add(
            List.of(
                new Resources.New(
                    before,
                    "Observation",
                    "obs-1",
                    OptionalLong.empty(),
                    false,
                    new byte[32],
                    content.getBytes(UTF_8))),
            new Resources.Cause(job.key(), 1, NOW));
    return job;
  }

  private static Jobs.Plan plan() {
    return new Jobs.Plan(
        Jobs.Kind.IMPORT,
        "visits.csv",
        Optional.of("ab"),
        OptionalLong.of(7),
        "",
        "test",
        "test",
        OptionalLong.empty());
  }
}
