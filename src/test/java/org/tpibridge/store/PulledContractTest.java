package org.tpibridge.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.jobs.JobOrigin;
import org.tpibridge.store.jobs.Jobs.JobKind;
import org.tpibridge.store.jobs.Jobs.JobRequest;
import org.tpibridge.store.jobs.Jobs.JobState;
import org.tpibridge.store.pulled.BulkExports;
import org.tpibridge.store.pulled.BulkExports.BulkExport;
import org.tpibridge.store.pulled.BulkExports.BulkFile;
import org.tpibridge.store.pulled.BulkExports.ExportState;
import org.tpibridge.store.pulled.BulkExports.FileKind;
import org.tpibridge.store.pulled.BulkExports.FileState;
import org.tpibridge.store.pulled.PullPositions;
import org.tpibridge.store.pulled.PulledResources;
import org.tpibridge.store.pulled.PulledResources.PulledVersion;
import org.tpibridge.store.pulled.PulledResources.Relation;
import org.tpibridge.store.pulled.PulledScores;
import org.tpibridge.store.pulled.PulledScores.AttachedScore;
import org.tpibridge.store.pulled.PulledScores.PulledScore;
import org.tpibridge.store.pulled.PulledScores.ScoreContent;
import org.tpibridge.store.pulled.PulledScores.ScoreState;
import org.tpibridge.visit.PainScale;

@OnEachDatabase
class PulledContractTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private final StoreSettings settings;
  private Store store;

  @TempDir private Path folder;

  PulledContractTest(TestDatabase database) {
    settings = database.settings(Duration.ofSeconds(5));
    store = Store.open(settings, SchemaPolicy.MIGRATE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theNewestVersionIsTheCurrentOne() {
    PulledVersion first = version("Observation/1", "1", Optional.of("{}"));
    PulledVersion second = version("Observation/1", "2", Optional.of("{\"a\":1}"));
    PulledVersion other = version("Observation/2", "1", Optional.of("{}"));
    add(first, other, second);

    assertThat(this.<Optional<PulledVersion>>pulled(p -> p.current("north", "Observation/1")))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(second);
    assertThat(this.<List<PulledVersion>>pulled(p -> p.ofPatient("north", "p1")))
        .extracting(PulledVersion::remoteVersion)
        .containsExactly(Optional.of("1"), Optional.of("2"));
    assertThat(this.<Optional<PulledVersion>>pulled(p -> p.current("south", "Observation/1")))
        .isEmpty();
    assertThat(this.<Map<Relation, Long>>pulled(p -> p.counts("north")))
        .isEqualTo(Map.of(Relation.PATIENT_DATA, 2L));
  }

  @Test
  void whatIsDeletedDoesNotExist() {
    add(
        version("Observation/1", "1", Optional.of("{}")),
        version("Observation/2", "1", Optional.of("{}")),
        version("Observation/1", "2", Optional.empty()));

    assertThat(this.<List<String>>pulled(p -> p.existing("north")))
        .containsExactly("Observation/2");
  }

  @Test
  void resourcesAreAssignedToVisits() {
    add(version("Observation/1", "1", Optional.of("{}")));
    store.update(
        tx ->
            tx.exchange()
                .pulled()
                .assign("north", "Observation/1", OptionalLong.of(7), Relation.LATER_SCORE));

    assertThat(this.<List<PulledVersion>>pulled(p -> p.ofVisit(7)))
        .extracting(PulledVersion::remoteReference)
        .containsExactly("Observation/1");
  }

  @Test
  void positionsAreOfOneScope() {
    store.update(
        tx -> {
          tx.exchange()
              .positions()
              .set("north", "Observation", PullPositions.POPULATION, "", NOW, NOW);
          tx.exchange().positions().set("north", "Observation", "Patient/5", "p1", NOW, NOW);
          tx.exchange()
              .positions()
              .set("north", "Observation", "Patient/5", "p1", NOW.plusSeconds(5), NOW);
        });

    assertThat(position("")).contains(NOW);
    assertThat(position("Patient/5")).contains(NOW.plusSeconds(5));
    store.update(tx -> tx.exchange().positions().clear("north"));
    assertThat(position("")).isEmpty();
  }

  private Optional<Instant> position(String scope) {
    return store.read(tx -> tx.exchange().positions().find("north", "Observation", scope));
  }

  @Test
  void anExportContinuesWhereItWas() {
    BulkExport export =
        store.write(
            tx ->
                tx.exchange()
                    .bulkExports()
                    .add("north", "https://ehr.example/1", Optional.empty(), NOW, NOW));
    BulkFile file =
        new BulkFile(
            export.key(),
            1,
            FileKind.OUTPUT,
            "Observation",
            "https://ehr.example/f",
            true,
            OptionalLong.of(3),
            0,
            0,
            0,
            FileState.OPEN);
    store.update(
        tx -> {
          tx.exchange().bulkExports().reading(export.key(), Optional.of(NOW));
          tx.exchange().bulkExports().set(file);
          tx.exchange().bulkExports().set(file.at(2, 1, 1, FileState.OPEN));
        });

    assertThat(this.<Optional<BulkExport>>exports(e -> e.open("north")))
        .map(BulkExport::state)
        .contains(ExportState.READING);
    assertThat(this.<List<BulkFile>>exports(e -> e.files(export.key())))
        .containsExactly(file.at(2, 1, 1, FileState.OPEN));

    store.update(
        tx -> tx.exchange().bulkExports().end(export.key(), ExportState.DONE, Optional.empty()));
    assertThat(this.<Optional<BulkExport>>exports(e -> e.open("north"))).isEmpty();
    assertThat(this.<List<BulkFile>>exports(e -> e.files(export.key()))).isEmpty();
    assertThat(this.<Optional<Instant>>exports(e -> e.lastTransactionTime("north"))).contains(NOW);
  }

  @Test
  void aBackupContainsWhatWasPulled() {
    add(version("Observation/1", "1", Optional.of("{}")));
    store.update(tx -> tx.exchange().positions().set("north", "Observation", "", "", NOW, NOW));
    Path backup = folder.resolve("backup.db");
    store.backup(backup, NOW);
    add(version("Observation/1", "2", Optional.empty()));
    store.close();

    Store.restore(settings, backup, true, NOW);
    store = Store.open(settings, SchemaPolicy.MIGRATE);
    assertThat(this.<List<String>>pulled(p -> p.existing("north")))
        .containsExactly("Observation/1");
    assertThat(position("")).contains(NOW);
  }

  private <T> T pulled(Function<PulledResources, T> question) {
    return store.read(tx -> question.apply(tx.exchange().pulled()));
  }

  private <T> T exports(Function<BulkExports, T> question) {
    return store.read(tx -> question.apply(tx.exchange().bulkExports()));
  }

  private static PulledScore score(String remote, ScoreState state, OptionalLong job) {
    return new PulledScore(
        0,
        "north",
        remote,
        "p1",
        7,
        new byte[32],
        state,
        Optional.of(new ScoreContent(PainScale.NRS, "2024-03-06", "3")),
        state == ScoreState.ATTACHED ? Optional.of(new AttachedScore("2d", "3")) : Optional.empty(),
        state == ScoreState.ATTACHED,
        Optional.of("Observation/9"),
        job,
        NOW);
  }

  private <T> T scores(Function<PulledScores, T> read) {
    return store.read(tx -> read.apply(tx.exchange().scores()));
  }

  @Test
  void scoresOfAVisitAreThoseThatAreOrWillBeItsParts() {
    assertThat(this.<Boolean>scores(PulledScores::isEmpty)).isTrue();
    long undone =
        store.write(
            tx -> {
              long job = tx.jobs().begin(job(), NOW).key();
              tx.jobs().end(job, JobState.UNDONE, NOW);
              return job;
            });
    PulledScore attached = score("Observation/1", ScoreState.ATTACHED, OptionalLong.of(99));
    store.update(
        tx -> {
          tx.exchange().scores().set(attached);
          tx.exchange()
              .scores()
              .set(score("Observation/2", ScoreState.ATTACHED, OptionalLong.of(undone)));
          tx.exchange()
              .scores()
              .set(score("Observation/3", ScoreState.PENDING, OptionalLong.empty()));
          tx.exchange().scores().set(score("Observation/4", ScoreState.NONE, OptionalLong.empty()));
        });

    assertThat(this.<Boolean>scores(PulledScores::isEmpty)).isFalse();
    List<PulledScore> scores = scores(s -> s.ofVisit(7));
    assertThat(scores)
        .extracting(PulledScore::remoteReference)
        .containsExactly("Observation/1", "Observation/3");
    assertThat(scores.get(0)).usingRecursiveComparison().ignoringFields("key").isEqualTo(attached);
    assertThat(scores).extracting(PulledScore::isPart).containsExactly(true, false);
    assertThat(this.<List<Long>>scores(s -> s.visitsToUpdate("north"))).containsExactly(7L);
    PulledScore found =
        this.<Optional<PulledScore>>scores(s -> s.find("north", "Observation/3")).orElseThrow();
    store.update(tx -> tx.exchange().scores().set(found.detached()));
    assertThat(this.<List<Long>>scores(s -> s.visitsToUpdate("north"))).isEmpty();
    assertThat(this.<Optional<PulledScore>>scores(s -> s.find("north", "Observation/3")))
        .get()
        .satisfies(
            one -> {
              assertThat(one.key()).isEqualTo(found.key());
              assertThat(one.attached()).isEmpty();
            });
  }

  private static JobRequest job() {
    return new JobRequest(
        JobKind.IMPORT,
        "north",
        Optional.empty(),
        OptionalLong.empty(),
        "",
        "test",
        "test",
        OptionalLong.empty(),
        JobOrigin.scores("north"));
  }

  @Test
  void scoresAreProcessedOnceUntilTheyChangeOrAPersonDecides() {
    PulledVersion version = version("Observation/1", "1", Optional.of("{}"));
    add(version);
    store.update(
        tx ->
            tx.exchange()
                .pulled()
                .assign("north", "Observation/1", OptionalLong.of(7), Relation.LATER_SCORE));
    assertThat(toProcess()).containsExactly("Observation/1");

    PulledScore processed =
        new PulledScore(
            0,
            "north",
            "Observation/1",
            "p1",
            7,
            version.hash(),
            ScoreState.NONE,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            OptionalLong.empty(),
            NOW);
    store.update(tx -> tx.exchange().scores().set(processed));
    assertThat(toProcess()).isEmpty();
    store.update(tx -> tx.exchange().scores().set(processed.in(ScoreState.ACCEPTED)));
    assertThat(toProcess()).containsExactly("Observation/1");
    store.update(tx -> tx.exchange().scores().set(processed.in(ScoreState.NONE)));
    add(version("Observation/1", "2", Optional.empty()));
    store.update(
        tx ->
            tx.exchange()
                .pulled()
                .assign("north", "Observation/1", OptionalLong.of(7), Relation.LATER_SCORE));
    assertThat(toProcess()).hasSizeLessThan(2);
  }

  private List<String> toProcess() {
    return this.<List<PulledVersion>>pulled(p -> p.scoresToProcess("north")).stream()
        .map(PulledVersion::remoteReference)
        .toList();
  }

  private void add(PulledVersion... versions) {
    store.update(
        tx -> {
          for (PulledVersion version : versions) {
            tx.exchange().pulled().add(version);
          }
        });
  }

  private static PulledVersion version(String remote, String version, Optional<String> json) {
    return new PulledVersion(
        "north",
        remote,
        Optional.of(version),
        "p1",
        OptionalLong.empty(),
        Optional.empty(),
        Relation.PATIENT_DATA,
        json.map(text -> text.getBytes(UTF_8)),
        new byte[32],
        Optional.of(NOW),
        NOW,
        "[]");
  }
}
