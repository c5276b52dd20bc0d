package org.tpibridge.importing.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.Contents;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.StoredFindings;
import org.tpibridge.store.resources.Visits;

/** Explains resources by their rows, and rows by their resources. */
@OnEachDatabase
class ExplainerTest {
  private static final VisitRow FIRST = VisitRow.of("V-1", "10001");
  private static final VisitRow SECOND = VisitRow.of("V-2", "10002");

  private final TestDatabase database;
  private final Store store;
  private final Importing importing;
  private final Explainer explaining;

  ExplainerTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
    this.importing = new Importing(store);
    this.explaining = new Explainer(store);
  }

  @AfterEach
  void close() {
    importing.close();
    store.close();
  }

  @Test
  void everyResourceLeadsToItsRow() {
    Jobs.Job job = importing.run(FIRST, SECOND).job().orElseThrow();

    assertThat(Contents.current(database).keySet())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            name -> {
              Explanation.OfResource story = explaining.resource(name).get(0);
              assertThat(story.name()).isEqualTo(name);
              Explanation.ImportedRow stated = story.versions().get(0).row().orElseThrow();
              assertThat(stated.job().id()).isEqualTo(job.id());
              assertThat(stated.job().request().inputName()).isEqualTo("visits.csv");
              assertThat(stated.job().request().sha256()).isPresent();
              assertThat(stated.row().place().text()).isIn("row 2", "row 3");
              assertThat(stated.row().sha256().orElseThrow()).matches("[0-9a-f]{64}");
              assertThat(stated.mapping()).contains(CanonicalUrls.MAPPING_VERSION);
            });
  }

  @Test
  void theFileInAnArchiveIsNamed() throws IOException {
    byte[] zip =
        zip(
            Map.of(
                "2019.csv", VisitRow.csv(List.of(FIRST)),
                "2020.csv", VisitRow.csv(List.of(SECOND))));
    importing.run(new Input("years.zip", () -> new ByteArrayInputStream(zip)));

    assertThat(explaining.visit("V-1").get(0).rows())
        .extracting(stated -> stated.row().place().text())
        .containsExactly("row 2 of 2019.csv");
    assertThat(explaining.row("years.zip", 2))
        .extracting(story -> story.row().row().place().text())
        .containsExactlyInAnyOrder("row 2 of 2019.csv", "row 2 of 2020.csv");
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void versionsLeadToTheirRowsTheNewestFirst() {
    importing.run(FIRST);
    String score = observation("V-1");
    Jobs.Job second = importing.run(FIRST.with("pain_before", "9")).job().orElseThrow();

    List<Explanation.VersionOrigin> versions = explaining.resource(score).get(0).versions();

    assertThat(versions).extracting(Explanation.VersionOrigin::number).containsExactly(2, 1);
    assertThat(versions)
        .extracting(Explanation.VersionOrigin::current)
        .containsExactly(true, false);
    assertThat(versions.get(0).by().id()).isEqualTo(second.id());
    assertThat(versions.get(1).row().orElseThrow().row().outcome())
        .isEqualTo(SourceRows.RowOutcome.CREATED);
  }

  @Test
  void anIdWithoutTypeIsEnough() {
    importing.run(FIRST);
    String score = observation("V-1");

    assertThat(explaining.resource(score.substring(score.indexOf('/') + 1)))
        .isEqualTo(explaining.resource(score))
        .hasSize(1);
    assertThat(explaining.resource("Observation/none")).isEmpty();
  }

  @Test
  void aVersionOfAnUndoHasNoRow() {
    Jobs.Job job = importing.run(FIRST).job().orElseThrow();
    String score = observation("V-1");
    new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK)
        .run(job.id(), JobUndo.LaterChanges.REFUSE);

    Explanation.VersionOrigin newest = explaining.resource(score).get(0).versions().get(0);

    assertThat(newest.by().request().kind()).isEqualTo(Jobs.JobKind.UNDO);
    assertThat(newest.row()).isEmpty();
  }

  @Test
  void aVisitLeadsToAllItsRowsAndResources() {
    importing.run(FIRST, SECOND);
    importing.run(FIRST);

    Explanation.OfVisit story = explaining.visit("V-1").get(0);

    assertThat(story.state()).isEqualTo(Visits.VisitState.CURRENT);
    assertThat(story.rows())
        .extracting(stated -> stated.row().outcome())
        .containsExactly(SourceRows.RowOutcome.UNCHANGED, SourceRows.RowOutcome.CREATED);
    assertThat(story.resources().get(0)).startsWith("Patient/");
    assertThat(story.resources()).anyMatch(name -> name.startsWith("MedicationAdministration/"));
    assertThat(explaining.visit("V-9")).isEmpty();
  }

  @Test
  void aRowLeadsToItsVisitByFileHashOrJob() {
    Jobs.Job job = importing.run(FIRST, SECOND).job().orElseThrow();
    importing.run(FIRST, SECOND);

    List<Explanation.OfRow> byName = explaining.row("visits.csv", 3);

    assertThat(byName).hasSize(2);
    assertThat(byName.get(0).row().row().outcome()).isEqualTo(SourceRows.RowOutcome.UNCHANGED);
    assertThat(byName.get(0).changed()).isEmpty();
    assertThat(byName.get(1).visitId()).contains("V-2");
    assertThat(byName.get(1).changed()).hasSizeGreaterThan(5);
    assertThat(explaining.row(job.request().sha256().orElseThrow().substring(0, 8), 3))
        .isEqualTo(byName);
    assertThat(explaining.row(job.id(), 3)).containsExactly(byName.get(1));
    assertThat(explaining.row("visits.csv", 1)).isEmpty();
    assertThat(explaining.hasFile("visits.csv")).isTrue();
    assertThat(explaining.hasFile("isits.csv")).isFalse();
  }

  @Test
  void aRejectedRowLeadsToItsFindings() {
    importing.run(FIRST, SECOND.with("visit_start", "soon"));

    Explanation.OfRow story = explaining.row("visits.csv", 3).get(0);

    assertThat(story.visitId()).isEmpty();
    assertThat(story.row().row().outcome()).isEqualTo(SourceRows.RowOutcome.REJECTED);
    assertThat(story.row().findings()).extracting(StoredFindings.StoredFinding::code).isNotEmpty();
  }

  private String observation(String visitId) {
    Optional<Explanation.OfVisit> visit = explaining.visit(visitId).stream().findFirst();
    return visit.orElseThrow().resources().stream()
        .filter(name -> name.startsWith("Observation/"))
        .findFirst()
        .orElseThrow();
  }
}
