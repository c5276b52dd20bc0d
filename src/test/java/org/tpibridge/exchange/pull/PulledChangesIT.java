package org.tpibridge.exchange.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.exchange.push.Pushing;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.undo.JobUndo.LaterChanges;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;
import org.tpibridge.store.resources.Visits.StoredVisit;
import org.tpibridge.store.resources.Visits.VisitState;

/** What a pull changes in the store, with each database. */
@OnEachDatabase
class PulledChangesIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final VisitRow ROW =
      VisitRow.of("V-1", "70001")
          .with("visit_start", "2024-03-04T09:00-05:00")
          .with("visit_end", "2024-03-04T09:30-05:00");

  private final TestDatabase database;

  @TempDir private Path folder;
  private SimulatedEhr ehr;
  private Pushing bridge;

  PulledChangesIT(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() throws IOException {
    ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("hapi-like"));
    bridge =
        Pushing.over(
            new StoreSettings(
                database.url(),
                database.user(),
                database.password(),
                Duration.ofSeconds(20),
                List.of(Pushing.EHR)),
            ehr.base(),
            Pushing.creating());
  }

  @AfterEach
  void stop() {
    bridge.close();
    ehr.close();
  }

  private StoredCopy session() {
    return ehr.resources().stream()
        .filter(one -> one.type().equals("Procedure") && !one.body().has("partOf"))
        .findFirst()
        .orElseThrow();
  }

  private Observation score(int value) {
    Observation score = new Observation();
    score.setId("s1");
    score.setStatus(ObservationStatus.FINAL);
    score.setCode(new CodeableConcept(new Coding("http://loinc.org", "72514-3", "Pain")));
    score.setSubject(new Reference(session().body().get("subject").get("reference").asString()));
    score.addPartOf(new Reference(session().key()));
    score.setEffective(new DateTimeType("2024-03-06T09:30:00-05:00"));
    score.setValue(new Quantity(value));
    return score;
  }

  private StoredVisit visit() {
    return bridge.store().read(tx -> tx.visits().find("V-1")).get(0);
  }

  private long scores(String text) {
    return bridge.store().read(tx -> tx.resources().ofVisit(visit().key())).stream()
        .filter(one -> one.type().equals("Observation"))
        .map(one -> new String(bridge.store().read(tx -> tx.resources().content(one.key())), UTF_8))
        .filter(json -> json.contains("72514-3") && json.contains(text))
        .count();
  }

  @Test
  void aScoreAndARecordOfTheEhrChangeTheVisitAndThePatient() {
    bridge.importVisits(ROW);
    bridge.push();
    assertThat(Pulling.into(bridge).errors()).isEmpty();
    StoredCopy record =
        ehr.resources().stream()
            .filter(one -> one.type().equals("Patient"))
            .findFirst()
            .orElseThrow();
    Patient married = (Patient) FHIR.newJsonParser().parseResource(record.body().toString());
    married.getNameFirstRep().setFamily("Adeyemi");
    ehr.add(List.of(score(3), married));
    PullSummary summary = Pulling.into(bridge);

    assertThat(summary.errors()).isEmpty();
    assertThat(summary.scoredVisits()).isEqualTo(1);
    assertThat(summary.patientsUpdated()).isEqualTo(1);
    assertThat(scores("48h after")).isEqualTo(1);
    assertThat(bridge.push().isComplete()).isTrue();
    assertThat(bridge.importing().run(ROW).outcomes()).containsExactly(RowOutcome.UNCHANGED);
    assertThat(bridge.importing().run(ROW.with("pain_later", "48h: 6")).codes())
        .contains("TPI-IMPORT-SCORE-CONFLICT");

    new JobUndo(bridge.store(), Importing.INDEXER, "test 1", Importing.CLOCK)
        .run("J" + visit().job(), LaterChanges.REFUSE);
    assertThat(visit().state()).isEqualTo(VisitState.CURRENT);
  }

  @Test
  void aWithdrawnVisitIsRetracted() {
    try (Pushing other = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      String job = other.importing().run(ROW).job().orElseThrow().id();
      other.push();
      Pulling.into(bridge);
      assertThat(visit().state()).isEqualTo(VisitState.CURRENT);
      new JobUndo(other.store(), Importing.INDEXER, "test 1", Importing.CLOCK)
          .run(job, LaterChanges.REFUSE);
      other.push();
      Pulling.into(bridge);

      assertThat(visit().state()).isEqualTo(VisitState.RETRACTED);
      new JobUndo(bridge.store(), Importing.INDEXER, "test 1", Importing.CLOCK)
          .run("J" + visit().job(), LaterChanges.REFUSE);
      assertThat(visit().state()).isEqualTo(VisitState.CURRENT);
    }
  }
}
