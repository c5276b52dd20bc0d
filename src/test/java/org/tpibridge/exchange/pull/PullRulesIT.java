package org.tpibridge.exchange.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.exchange.push.PushOptions;
import org.tpibridge.exchange.push.PushSummary;
import org.tpibridge.exchange.push.Pushing;
import org.tpibridge.exchange.review.ReviewDecisions;
import org.tpibridge.exchange.review.ReviewDecisions.ConflictWinner;
import org.tpibridge.exchange.settings.ConflictPolicy;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.ehr.EhrVisits;
import org.tpibridge.importing.ehr.ScoreUpdate;
import org.tpibridge.importing.explain.Explainer;
import org.tpibridge.importing.explain.Explanation;
import org.tpibridge.importing.patients.PatientReview;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.undo.JobUndo.LaterChanges;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.mapping.PatientDemographics;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.restore.VisitRestorer;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.pulled.PulledScores.PulledScore;
import org.tpibridge.store.pulled.PulledScores.ScoreContent;
import org.tpibridge.store.pulled.PulledScores.ScoreState;
import org.tpibridge.store.resources.PatientConflicts.PatientConflict;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits.StoredVisit;
import org.tpibridge.store.resources.Visits.VisitState;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import tools.jackson.databind.node.ObjectNode;

/** What a pull means for this store and for the next push, against a simulated EHR. */
class PullRulesIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String ERROR = "entered-in-error";
  private static final PushOptions FULL = new PushOptions(true, 1, Duration.ZERO);

  @TempDir private Path folder;
  private SimulatedEhr ehr;

  @BeforeEach
  void start() throws IOException {
    ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("hapi-like"));
    ehr.add(List.of(record("p1")));
  }

  @AfterEach
  void stop() {
    ehr.close();
  }

  private Pushing pushing() {
    return Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.matching());
  }

  private static Patient record(String id) {
    Patient patient = new Patient();
    patient.setId(id);
    patient.addIdentifier().setSystem(IdentifierSystemUris.DEFAULT.mrn()).setValue("70001");
    patient.addName().setFamily("Okafor").addGiven("Miriam");
    patient.getBirthDateElement().setValueAsString("1979-05-12");
    return patient;
  }

  private static VisitRow visit(String id, String day) {
    return VisitRow.of(id, "70001").with("visit_start", day);
  }

  private static List<Review> reviews(Pushing pushing) {
    return pushing.store().read(tx -> tx.exchange().reviews().open(Pushing.EHR, 100));
  }

  private long procedures(String patient) {
    return ehr.resources().stream()
        .filter(one -> one.type().equals("Procedure"))
        .filter(one -> one.body().toString().contains("\"" + patient + "\""))
        .count();
  }

  @Test
  void nothingIsSentToAMergedRecordUntilAPersonDecides() {
    try (Pushing pushing = pushing()) {
      pushing.importVisits(visit("V-1", "2024-03-04"));
      pushing.push();
      assertThat(procedures("Patient/p1")).isEqualTo(3);
      Patient merged = record("p1");
      merged.addLink().setType(LinkType.REPLACEDBY).setOther(new Reference("Patient/p9"));
      ehr.add(List.of(merged, record("p9")));
      assertThat(Pulling.into(pushing).reviews()).isEqualTo(1);

      pushing.importVisits(visit("V-2", "2024-03-11"));
      PushSummary blocked = pushing.push();
      assertThat(blocked.review()).isEqualTo(1);
      assertThat(pushing.push(FULL).created()).isZero();
      assertThat(procedures("Patient/p1") + procedures("Patient/p9")).isEqualTo(3);

      Review review = reviews(pushing).get(0);
      assertThat(review.item().kind()).isEqualTo(ReviewKind.REPLACED_PATIENT);
      assertThat(review.item().candidates()).containsExactly("Patient/p9");
      new ReviewDecisions(pushing.store(), Importing.CLOCK).same(review.key(), "Patient/p9");
      assertThat(pushing.push().isComplete()).isTrue();
      assertThat(procedures("Patient/p9")).isEqualTo(3);
      assertThat(procedures("Patient/p1")).isEqualTo(3);
      assertThat(Pulling.into(pushing).reviews()).isZero();
    }
  }

  @Test
  void whoIsDecidedToStayIsNotAskedForAgain() {
    try (Pushing pushing = pushing()) {
      pushing.importVisits(visit("V-1", "2024-03-04"));
      pushing.push();
      Patient other = record("p9");
      other.getIdentifierFirstRep().setValue("70009");
      other.addLink().setType(LinkType.REPLACES).setOther(new Reference("Patient/p1"));
      ehr.add(List.of(other));
      // The EHR shows the merge in the other record only.
      assertThat(Pulling.into(pushing).reviews()).isEqualTo(1);
      new ReviewDecisions(pushing.store(), Importing.CLOCK)
          .same(reviews(pushing).get(0).key(), "Patient/p1");
      other.setActive(true);
      ehr.add(List.of(other));

      assertThat(Pulling.into(pushing).reviews()).isZero();
      pushing.importVisits(visit("V-2", "2024-03-11"));
      assertThat(pushing.push().isComplete()).isTrue();
      assertThat(procedures("Patient/p1")).isEqualTo(6);
    }
  }

  @Test
  void aRecordWithoutSuccessorIsLookedForAgain() {
    try (Pushing pushing = pushing()) {
      pushing.importVisits(visit("V-1", "2024-03-04"));
      pushing.push();
      Patient merged = record("p1");
      merged.addLink().setType(LinkType.REPLACEDBY).setOther(new Reference("Patient/p9"));
      ehr.add(List.of(merged, record("p9")));
      Pulling.into(pushing);
      new ReviewDecisions(pushing.store(), Importing.CLOCK).none(reviews(pushing).get(0).key());
      pushing.importVisits(visit("V-2", "2024-03-11"));

      assertThat(pushing.push().isComplete()).isTrue();
      assertThat(procedures("Patient/p9")).isEqualTo(3);
      Optional<String> match =
          pushing
              .store()
              .read(tx -> tx.exchange().matches().patients(Pushing.EHR))
              .get(0)
              .remoteReference();
      assertThat(match).contains("Patient/p9");
    }
  }

  private Pushing creating() {
    return Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating());
  }

  private static StoredVisit stored(Pushing pushing, String visit) {
    return pushing.store().read(tx -> tx.visits().find(visit)).get(0);
  }

  private static VisitState state(Pushing pushing, String visit) {
    return stored(pushing, visit).state();
  }

  private static JobUndo undo(Pushing pushing) {
    return new JobUndo(pushing.store(), Importing.INDEXER, "test 1", Importing.CLOCK);
  }

  private static Jobs.Job lastJob(Pushing pushing, String visit) {
    return pushing
        .store()
        .<Optional<Jobs.Job>>read(tx -> tx.jobs().find(stored(pushing, visit).job()))
        .orElseThrow();
  }

  @Test
  void aWithdrawalOfAnotherBridgeRetractsTheVisitAndCanBeUndone() {
    try (Pushing first = creating();
        Pushing second = creating()) {
      Importing.RunResult imported = first.importing().run(visit("V-1", "2024-03-04"));
      first.importVisits(visit("V-2", "2024-03-11"));
      first.push();
      Pulling.into(second);
      undo(first).run(imported.job().orElseThrow().id(), LaterChanges.REFUSE);
      first.push();
      int requests = ehr.requests().size();

      assertThat(Pulling.into(second).visits()).containsEntry("retracted", 1L);
      assertThat(state(second, "V-1")).isEqualTo(VisitState.RETRACTED);
      assertThat(state(second, "V-2")).isEqualTo(VisitState.CURRENT);
      Jobs.Job job = lastJob(second, "V-1");
      assertThat(job.request().origin().ehr()).contains(Pushing.EHR);
      assertThat(new Explainer(second.store()).visit("V-1").get(0).rows().get(0).job().id())
          .isEqualTo(job.id());

      // Nothing is echoed, and the same withdrawal is not applied twice.
      assertThat(second.push(FULL).retracted()).isZero();
      assertThat(Pulling.into(second).visits()).doesNotContainKey("retracted");
      undo(second).run(job.id(), LaterChanges.REFUSE);
      assertThat(state(second, "V-1")).isEqualTo(VisitState.CURRENT);
      assertThat(Pulling.into(second, true).visits()).doesNotContainKey("retracted");
      assertThat(second.push(FULL).updated()).isZero();
      assertThat(ehr.requests().subList(requests, ehr.requests().size()))
          .allMatch(request -> request.method().equals("GET"));
    }
  }

  /** A person of the EHR marked it there, without the text that this program writes. */
  @ParameterizedTest
  @CsvSource({"Observation, CURRENT", "Procedure, RETRACTED"})
  void whatAPersonMarksAsEnteredInErrorDoesNotCount(String type, VisitState expected) {
    try (Pushing first = creating();
        Pushing second = creating()) {
      first.importVisits(visit("V-1", "2024-03-04").with("pain_later", "48h: 3"));
      first.push();
      Pulling.into(second);
      String marked = mark(type);
      Pulling.into(second);

      assertThat(state(second, "V-1")).isEqualTo(expected);
      List<ResourceVersion> observations =
          second.store().read(tx -> tx.resources().ofVisit(stored(second, "V-1").key())).stream()
              .filter(one -> one.type().equals("Observation"))
              .toList();
      assertThat(observations.stream().filter(one -> content(second, one).contains(ERROR)))
          // The score, and the relief that is calculated from it.
          .hasSize(expected == VisitState.CURRENT ? 2 : observations.size());
      assertThat(marked).isNotEmpty();
      assertThat(Pulling.into(second).visits()).isEmpty();
      assertThat(second.push(FULL).updated()).isZero();
    }
  }

  private String mark(String type) {
    StoredCopy copy =
        ehr.resources().stream()
            .filter(one -> one.type().equals(type))
            .filter(
                one ->
                    type.equals("Procedure")
                        ? !one.body().has("partOf")
                        : one.body().toString().contains("48h after"))
            .findFirst()
            .orElseThrow();
    ObjectNode marked = copy.body().deepCopy();
    marked.put("status", ERROR);
    ehr.add(List.of(FHIR.newJsonParser().parseResource(marked.toString())));
    return copy.key();
  }

  private static String content(Pushing pushing, ResourceVersion version) {
    return new String(pushing.store().read(tx -> tx.resources().content(version.key())), UTF_8);
  }

  private static PatientDemographics demographics(Pushing pushing) {
    ResourceVersion version = pushing.store().read(tx -> tx.resources().all("Patient")).get(0);
    return PatientDemographics.of(
        (Patient) FhirJsonReader.read(content(pushing, version).getBytes(UTF_8)));
  }

  private static List<PatientConflict> differences(Pushing pushing) {
    return pushing.store().read(tx -> tx.patientConflicts().open());
  }

  private static PatientReview patients(Pushing pushing) {
    return new PatientReview(
        pushing.store(),
        ClinicSources.of(Clinic.unnamed(ZoneId.of("America/New_York"))),
        Importing.INDEXER,
        "test 1",
        Importing.CLOCK);
  }

  private Pushing matchedAndPulled() {
    Pushing pushing = pushing();
    pushing.importVisits(visit("V-1", "2024-03-04"));
    pushing.push();
    assertThat(Pulling.into(pushing).patientItems()).isZero();
    return pushing;
  }

  @Test
  void aNameThatTheEhrChangedIsStoredAndNoImportOverwritesIt() {
    try (Pushing pushing = matchedAndPulled()) {
      Patient married = record("p1");
      married.getNameFirstRep().setFamily("Adeyemi").setUse(NameUse.OFFICIAL);
      married.addName().setFamily("Okafor").addGiven("Miriam").setUse(NameUse.OLD);
      ehr.add(List.of(married));

      assertThat(Pulling.into(pushing).patientsUpdated()).isEqualTo(1);
      assertThat(demographics(pushing).last()).contains("Adeyemi");
      assertThat(pushing.push(FULL).updated()).isZero();
      // The clinic's file still has the former name.
      pushing.importVisits(visit("V-2", "2024-03-11"));
      assertThat(demographics(pushing).last()).contains("Adeyemi");
      assertThat(differences(pushing))
          .extracting(PatientConflict::importedValue)
          .containsExactly("Okafor");
      assertThat(Pulling.into(pushing).patientsUpdated()).isZero();
    }
  }

  @Test
  void aChangeOfTheEhrCanBeUndoneAndIsNotAppliedAgain() {
    try (Pushing pushing = matchedAndPulled()) {
      Patient married = record("p1");
      married.getNameFirstRep().setFamily("Adeyemi");
      ehr.add(List.of(married));
      Pulling.into(pushing);
      ResourceVersion version = pushing.store().read(tx -> tx.resources().all("Patient")).get(0);
      undo(pushing).run("J" + version.job(), LaterChanges.REFUSE);

      assertThat(demographics(pushing).last()).contains("Okafor");
      Pulling.into(pushing, true);
      assertThat(demographics(pushing).last()).contains("Okafor");
    }
  }

  /** Another birth date may be another person. */
  @Test
  void anotherBirthDateIsForAPersonToDecide() {
    try (Pushing pushing = matchedAndPulled()) {
      Patient corrected = record("p1");
      corrected.getBirthDateElement().setValueAsString("1979-05-21");
      ehr.add(List.of(corrected));

      assertThat(Pulling.into(pushing).patientItems()).isEqualTo(1);
      assertThat(demographics(pushing).birthDate()).contains(LocalDate.parse("1979-05-12"));
      assertThat(Pulling.into(pushing, true).patientItems()).isZero();
      patients(pushing).accept(differences(pushing).get(0).key());
      assertThat(demographics(pushing).birthDate()).contains(LocalDate.parse("1979-05-21"));
    }
  }

  /** Nobody knows which of the two is older. */
  @Test
  void whatDiffersWhenARecordIsFirstPulledIsForAPersonToDecide() {
    Patient other = record("p1");
    other.getNameFirstRep().setFamily("Adeyemi");
    ehr.add(List.of(other));
    try (Pushing pushing = pushing()) {
      pushing.importVisits(visit("V-1", "2024-03-04"));
      pushing.push();
      PullSummary summary = Pulling.into(pushing);

      assertThat(summary.patientsUpdated()).isZero();
      assertThat(summary.patientItems()).isEqualTo(1);
      assertThat(demographics(pushing).last()).contains("Okafor");
    }
  }

  @ParameterizedTest
  @CsvSource({"CLINIC, 0", "PERSON, 1"})
  void thePolicySaysWhoMaintainsDemographics(Winner winner, int items) {
    try (Pushing pushing = pushing().with(new ConflictPolicy(Map.of("Patient", winner)))) {
      pushing.importVisits(visit("V-1", "2024-03-04"));
      pushing.push();
      Pulling.into(pushing);
      Patient married = record("p1");
      married.getNameFirstRep().setFamily("Adeyemi");
      ehr.add(List.of(married));
      Pulling.into(pushing);

      assertThat(demographics(pushing).last()).contains("Okafor");
      assertThat(differences(pushing)).hasSize(items);
    }
  }

  /** The bridge created the record, and maintains it by policy. */
  @Test
  void aRecordThatWasCreatedFromHereIsNotChangedBack() {
    try (Pushing pushing = creating()) {
      pushing.importVisits(
          VisitRow.of("V-1", "70002")
              .with("patient_last", "Nilsen")
              .with("patient_first", "Kari")
              .with("birth_date", "1990-01-01"));
      pushing.push();
      StoredCopy created =
          ehr.resources().stream()
              .filter(one -> one.type().equals("Patient") && !one.id().equals("p1"))
              .findFirst()
              .orElseThrow();
      Patient married = (Patient) FHIR.newJsonParser().parseResource(created.body().toString());
      married.getNameFirstRep().setFamily("Adeyemi");
      ehr.add(List.of(married));

      assertThat(Pulling.into(pushing).patientsUpdated()).isEqualTo(1);
      assertThat(demographics(pushing).last()).contains("Adeyemi");
      int before = ehr.requests().size();
      assertThat(pushing.push(FULL).isComplete()).isTrue();
      assertThat(ehr.requests().subList(before, ehr.requests().size()))
          .allMatch(request -> request.method().equals("GET"));
    }
  }

  private static VisitRow scored() {
    return visit("V-1", "2024-03-04T09:00-05:00").with("visit_end", "2024-03-04T09:30-05:00");
  }

  private String session() {
    return ehr.resources().stream()
        .filter(one -> one.type().equals("Procedure") && !one.body().has("partOf"))
        .map(StoredCopy::key)
        .findFirst()
        .orElseThrow();
  }

  /** A pain score that the EHR records for the session. */
  private Observation score(String id, String time, int value) {
    Observation score = new Observation();
    score.setId(id);
    score.setStatus(ObservationStatus.FINAL);
    score.setCode(new CodeableConcept(new Coding("http://loinc.org", "72514-3", "Pain")));
    score.setSubject(new Reference("Patient/p1"));
    score.addPartOf(new Reference(session()));
    score.setEffective(new DateTimeType(time));
    score.setValue(new Quantity(value));
    return score;
  }

  private static List<LaterScore> later(Pushing pushing) {
    Bundle bundle = new Bundle();
    pushing
        .store()
        .read(tx -> tx.resources().ofVisit(stored(pushing, "V-1").key()))
        .forEach(
            version -> {
              Resource resource = FhirJsonReader.read(content(pushing, version).getBytes(UTF_8));
              if (!WithdrawnResource.is(resource)) {
                bundle.addEntry().setResource(resource);
              }
            });
    return VisitRestorer.session(
            LocalDate.parse("2024-03-04"),
            bundle.getEntry().stream().map(entry -> entry.getResource()).toList())
        .orElseThrow()
        .pain()
        .later();
  }

  private static List<String> texts(Pushing pushing) {
    return later(pushing).stream()
        .map(one -> one.timeAfterVisit().toCanonicalText() + ":" + one.value())
        .toList();
  }

  private Pushing pushed(VisitRow row) {
    Pushing pushing = pushing();
    pushing.importVisits(row);
    assertThat(pushing.push().isComplete()).isTrue();
    assertThat(Pulling.into(pushing).errors()).isEmpty();
    return pushing;
  }

  @Test
  void aLaterScoreOfTheEhrIsPartOfTheVisitAndIsNotSentBack() {
    try (Pushing pushing = pushed(scored().with("pain_later", "2h: 4"))) {
      ehr.add(List.of(score("s1", "2024-03-06T10:15:00-05:00", 3)));
      PullSummary summary = Pulling.into(pushing);

      assertThat(summary.errors()).isEmpty();
      assertThat(summary.scoredVisits()).as("%s", reviews(pushing)).isEqualTo(1);
      assertThat(texts(pushing)).containsExactly("2h:4", "2925min:3");
      Explanation.ImportedRow row =
          new Explainer(pushing.store()).visit("V-1").get(0).rows().get(0);
      assertThat(row.job().request().origin().isOfScores()).isTrue();
      assertThat(row.job().request().inputName()).isEqualTo(Pushing.EHR);
      assertThat(row.row().place().text()).isEqualTo("Observation/s1");

      assertThat(provenance(pushing))
          .contains("row 2, import J1; pain score 2925min from Observation/s1 of the EHR hospital");

      long observations = count("Observation");
      PushSummary pushedAgain = pushing.push(FULL);
      assertThat(pushedAgain.isComplete()).isTrue();
      // What is calculated from the score originates here; the score does not.
      assertThat(ehr.resources().stream().filter(one -> isScore(one, "2925"))).isEmpty();
      assertThat(count("Observation") - observations).isEqualTo(1);
      assertThat(Pulling.into(pushing).scoredVisits()).isZero();

      // The clinic's own file does not have it.
      assertThat(pushing.importing().run(scored().with("pain_later", "2h: 4")).outcomes())
          .containsExactly(RowOutcome.UNCHANGED);
      assertThat(pushing.importing().run(scored().with("pain_later", "2h: 5")).outcomes())
          .containsExactly(RowOutcome.UPDATED);
      assertThat(texts(pushing)).containsExactly("2h:5", "2925min:3");
      assertThat(pushing.importing().dryRun(VisitRow.file(List.of(scored()))).outcomes())
          .containsExactly(RowOutcome.UPDATED);
    }
  }

  private static String provenance(Pushing pushing) {
    List<ResourceVersion> of =
        pushing.store().read(tx -> tx.resources().ofVisit(stored(pushing, "V-1").key()));
    return of.stream()
        .filter(one -> one.type().equals("Provenance"))
        .map(one -> content(pushing, one))
        .findFirst()
        .orElseThrow();
  }

  private long count(String type) {
    return ehr.resources().stream().filter(one -> one.type().equals(type)).count();
  }

  private static boolean isScore(StoredCopy copy, String text) {
    return copy.type().equals("Observation")
        && copy.body().toString().contains("72514-3")
        && copy.body().toString().contains(text);
  }

  @Test
  void theEhrChangesAndWithdrawsItsScore() {
    try (Pushing pushing = pushed(scored())) {
      ehr.add(List.of(score("s1", "2024-03-06T09:30:00-05:00", 3)));
      Pulling.into(pushing);
      assertThat(texts(pushing)).containsExactly("48h:3");
      ehr.add(List.of(score("s1", "2024-03-06T09:30:00-05:00", 5)));
      Pulling.into(pushing);
      assertThat(texts(pushing)).containsExactly("48h:5");
      Observation wrong = score("s1", "2024-03-06T09:30:00-05:00", 5);
      wrong.setStatus(ObservationStatus.ENTEREDINERROR);
      ehr.add(List.of(wrong));
      Pulling.into(pushing);

      assertThat(texts(pushing)).isEmpty();
      assertThat(pushing.importing().run(scored()).outcomes())
          .containsExactly(RowOutcome.UNCHANGED);
    }
  }

  @Test
  void aScoreThatTheClinicHasTooRemainsWithoutTheEhr() {
    try (Pushing pushing = pushed(scored().with("pain_later", "48h: 3"))) {
      ehr.add(List.of(score("s1", "2024-03-06T09:30:00-05:00", 3)));
      Pulling.into(pushing);
      assertThat(texts(pushing)).containsExactly("48h:3");
      Observation wrong = score("s1", "2024-03-06T09:30:00-05:00", 3);
      wrong.setStatus(ObservationStatus.ENTEREDINERROR);
      ehr.add(List.of(wrong));
      Pulling.into(pushing);

      assertThat(texts(pushing)).containsExactly("48h:3");
    }
  }

  @Test
  void anotherValueOfTheClinicIsAConflict() {
    try (Pushing pushing = pushed(scored())) {
      ehr.add(List.of(score("s1", "2024-03-06T09:30:00-05:00", 3)));
      Pulling.into(pushing);
      Importing.RunResult run = pushing.importing().run(scored().with("pain_later", "48h: 6"));

      assertThat(run.codes()).contains("TPI-IMPORT-SCORE-CONFLICT");
      assertThat(texts(pushing)).containsExactly("48h:3");
      Review review = reviews(pushing).get(0);
      assertThat(review.item().kind()).isEqualTo(ReviewKind.SCORE_CONFLICT);
      // A push decides nothing.
      pushing.push(FULL);
      pushing.importing().run(scored().with("pain_later", "48h: 6"));
      assertThat(reviews(pushing)).hasSize(1);

      new ReviewDecisions(pushing.store(), Importing.CLOCK)
          .conflict(review.key(), ConflictWinner.clinic);
      pushing.importing().run(scored().with("pain_later", "48h: 6"));
      assertThat(texts(pushing)).containsExactly("48h:6");
      assertThat(pushing.push(FULL).isComplete()).isTrue();
      assertThat(ehr.resources().stream().filter(one -> isScore(one, "48h"))).isEmpty();
    }
  }

  @Test
  void aScoreThatTheEhrHasOtherwiseIsNotGuessed() {
    try (Pushing pushing = pushed(scored().with("pain_later", "48h: 3"))) {
      Observation unclear = score("s2", "2024-03-20T10:00:00-05:00", 2);
      unclear.setPartOf(null);
      unclear.setEncounter(new Reference("Encounter/e1"));
      Observation scale = score("s3", "2024-03-21T10:00:00-05:00", 2);
      scale.getCode().getCodingFirstRep().setCode("38221-8");
      Observation site = score("s4", "2024-03-22T10:00:00-05:00", 2);
      site.getBodySite().setText("left knee");
      Observation noTime = score("s5", "2024-03-23T10:00:00-05:00", 2);
      noTime.setEffective(null);
      ehr.add(
          List.of(
              score("s1", "2024-03-06T10:00:00-05:00", 4),
              scale,
              site,
              noTime,
              score("early", "2024-03-04T09:15:00-05:00", 8),
              unclear));
      PullSummary summary = Pulling.into(pushing);

      assertThat(summary.errors()).isEmpty();
      assertThat(texts(pushing)).containsExactly("48h:3");
      assertThat(reviews(pushing))
          .extracting(review -> review.item().candidates().get(0))
          .containsExactlyInAnyOrder(
              "Observation/s1",
              "Observation/s3",
              "Observation/s4",
              "Observation/s5",
              "Observation/early");
      assertThat(reviews(pushing))
          .allMatch(review -> review.item().kind() == ReviewKind.LATER_SCORE);
      assertThat(Pulling.into(pushing, true).reviews()).isZero();

      ReviewDecisions decisions = new ReviewDecisions(pushing.store(), Importing.CLOCK);
      for (Review review : reviews(pushing)) {
        if (review.item().candidates().contains("Observation/s1")) {
          decisions.same(review.key(), "Observation/s1");
        } else {
          decisions.none(review.key());
        }
      }
      Pulling.into(pushing);
      assertThat(texts(pushing)).containsExactly("48h:3", "2910min:4");
      assertThat(reviews(pushing)).isEmpty();
    }
  }

  /** It may be the score immediately after the injection. */
  @Test
  void aScoreOfTheDayIsNotLaterIfTheEndOfTheVisitIsNotKnown() {
    try (Pushing pushing = pushed(visit("V-1", "2024-03-04T09:00-05:00"))) {
      ehr.add(
          List.of(
              score("s1", "2024-03-04T09:40:00-05:00", 4),
              score("s2", "2024-03-05T09:00:00-05:00", 3),
              score("s3", "2024-03-20", 2)));
      Pulling.into(pushing);

      assertThat(texts(pushing)).containsExactly("24h:3", "16d:2");
      assertThat(reviews(pushing))
          .extracting(review -> review.item().candidates().get(0))
          .containsExactly("Observation/s1");
    }
  }

  @Test
  void anAddedScoreCanBeUndone() {
    try (Pushing pushing = pushed(scored())) {
      ehr.add(List.of(score("s1", "2024-03-06T09:30:00-05:00", 3)));
      Pulling.into(pushing);
      Jobs.Job job = lastJob(pushing, "V-1");
      undo(pushing).run(job.id(), LaterChanges.REFUSE);

      assertThat(texts(pushing)).isEmpty();
      Pulling.into(pushing, true);
      pushing.importing().run(scored());
      assertThat(texts(pushing)).isEmpty();
      // The visit is still the clinic's.
      pushing.importing().run(scored().with("pain_after", "1"));
      assertThat(pushing.push(FULL).updated()).isPositive();
    }
  }

  /** The undo goes back to the EHR's earlier value, which the file does not have. */
  @Test
  void aScoreIsNeverRemovedSilently() {
    try (Pushing pushing = pushed(scored())) {
      ehr.add(List.of(score("s1", "2024-03-06T09:30:00-05:00", 3)));
      Pulling.into(pushing);
      ehr.add(List.of(score("s1", "2024-03-06T09:30:00-05:00", 5)));
      Pulling.into(pushing);
      undo(pushing).run(lastJob(pushing, "V-1").id(), LaterChanges.REFUSE);
      assertThat(texts(pushing)).containsExactly("48h:3");

      assertThat(pushing.importing().run(scored()).codes()).contains("TPI-IMPORT-SCORE-REMOVED");
    }
  }

  @ParameterizedTest
  @CsvSource({"clinic, completed", "ehr, entered-in-error"})
  void whatWasSentAndIsMarkedInTheEhrIsForReview(ConflictWinner winner, String status) {
    try (Pushing pushing = pushed(scored())) {
      String marked = mark("Procedure");
      assertThat(Pulling.into(pushing).reviews()).isEqualTo(1);
      assertThat(reviews(pushing))
          .singleElement()
          .satisfies(
              review -> {
                assertThat(review.item().kind()).isEqualTo(ReviewKind.WITHDRAWN);
                assertThat(review.item().candidates()).containsExactly(marked);
              });
      pushing.push(FULL);
      assertThat(reviews(pushing)).hasSize(1);
      assertThat(Pulling.into(pushing, true).reviews()).isZero();
      assertThat(pushing.push(FULL).isComplete()).isFalse();
      assertThat(reviews(pushing)).hasSize(1);

      new ReviewDecisions(pushing.store(), Importing.CLOCK)
          .conflict(reviews(pushing).get(0).key(), winner);
      assertThat(pushing.push().isComplete()).isTrue();
      assertThat(statusOf(marked)).isEqualTo(status);
      assertThat(pushing.push(FULL).isComplete()).isTrue();
      assertThat(Pulling.into(pushing, true).reviews()).isZero();
      assertThat(reviews(pushing)).isEmpty();
    }
  }

  private String statusOf(String name) {
    return ehr.resources().stream()
        .filter(copy -> copy.key().equals(name))
        .map(copy -> copy.sharedBody().path("status").asString())
        .findFirst()
        .orElseThrow();
  }

  private static PulledScore found(Pushing pushing, String ehr, String remote) {
    return pushing
        .store()
        .<Optional<PulledScore>>read(tx -> tx.exchange().scores().find(ehr, remote))
        .orElseThrow();
  }

  /** A change that a pull has recorded and not yet added to the visit. */
  private static void waiting(
      Pushing pushing, String ehr, String remote, String time, String value) {
    StoredVisit visit = stored(pushing, "V-1");
    pushing
        .store()
        .update(
            tx -> {
              Optional<PulledScore> before = tx.exchange().scores().find(ehr, remote);
              tx.exchange()
                  .scores()
                  .set(
                      new PulledScore(
                          before.map(PulledScore::key).orElse(0L),
                          ehr,
                          remote,
                          visit.patientId(),
                          visit.key(),
                          new byte[32],
                          ScoreState.PENDING,
                          Optional.of(new ScoreContent(PainScale.NRS, time, value)),
                          before.flatMap(PulledScore::attached),
                          before.map(PulledScore::inImport).orElse(false),
                          before.flatMap(PulledScore::localReference),
                          OptionalLong.empty(),
                          Importing.CLOCK.instant()));
            });
  }

  private static ScoreUpdate update(Pushing pushing, String ehr) {
    try (EhrVisits visits = pushing.importing().ehrVisits(pushing.store())) {
      return visits.updateScores(ehr, stored(pushing, "V-1").key(), Set.of());
    }
  }

  /** Two EHRs may record one measurement. */
  @Test
  void aPullAddsOnlyTheScoresOfItsOwnEhr() {
    try (Pushing pushing = pushed(scored())) {
      waiting(pushing, "north", "Observation/n1", "2024-03-06T12:30:00-05:00", "5");
      ehr.add(List.of(score("s1", "2024-03-06T09:30:00-05:00", 3)));
      Pulling.into(pushing);

      assertThat(texts(pushing)).containsExactly("48h:3");
      assertThat(found(pushing, "north", "Observation/n1").state()).isEqualTo(ScoreState.PENDING);
      assertThat(provenance(pushing)).doesNotContain("north");

      // The pull from the other EHR sees what the visit has from this one.
      assertThat(update(pushing, "north").reviews()).isEqualTo(1);
      assertThat(texts(pushing)).containsExactly("48h:3");
      List<Review> open = pushing.store().read(tx -> tx.exchange().reviews().open("north", 100));
      assertThat(open)
          .extracting(review -> review.item().kind())
          .containsExactly(ReviewKind.LATER_SCORE);
      assertThat(found(pushing, Pushing.EHR, "Observation/s1").state())
          .isEqualTo(ScoreState.ATTACHED);
    }
  }

  @ParameterizedTest
  @CsvSource({"2024-03-06T09:30:00-05:00, 5", "2024-03-06T13:30:00-05:00, 3"})
  void scoresOfOnePullAreComparedWithEachOther(String time, int value) {
    try (Pushing pushing = pushed(scored())) {
      ehr.add(List.of(score("s1", "2024-03-06T09:30:00-05:00", 3), score("s2", time, value)));

      assertThat(Pulling.into(pushing).reviews()).isEqualTo(1);
      assertThat(texts(pushing)).hasSize(1);
      assertThat(reviews(pushing))
          .extracting(review -> review.item().kind())
          .containsExactly(ReviewKind.LATER_SCORE);
      assertThat(Pulling.into(pushing, true).reviews()).isZero();
      assertThat(texts(pushing)).hasSize(1);
    }
  }

  /** A pull was interrupted before it added the change, and the clinic imports meanwhile. */
  @Test
  void anImportKeepsTheScoreOfAnUnfinishedPull() {
    try (Pushing pushing = pushed(scored())) {
      ehr.add(List.of(score("s1", "2024-03-06T09:30:00-05:00", 3)));
      Pulling.into(pushing);
      waiting(pushing, Pushing.EHR, "Observation/s1", "2024-03-06T09:30:00-05:00", "5");

      Importing.RunResult run = pushing.importing().run(scored().with("pain_after", "1"));
      assertThat(run.outcomes()).containsExactly(RowOutcome.UPDATED);
      assertThat(run.codes()).doesNotContain("TPI-IMPORT-SCORE-REMOVED");
      assertThat(texts(pushing)).containsExactly("48h:3");
      assertThat(provenance(pushing)).contains("pain score 48h from Observation/s1");

      update(pushing, Pushing.EHR);
      assertThat(texts(pushing)).containsExactly("48h:5");
    }
  }

  /** The EHR states times in UTC; the evening of the visit is the next day there. */
  @Test
  void theDayOfAScoreIsTheClinicsDay() {
    try (Pushing pushing = pushed(scored())) {
      Observation evening = score("s1", "2024-03-05T03:30:00Z", 3);
      evening.addPartOf(new Reference("Procedure/another"));
      Observation nextDay = score("s2", "2024-03-06T03:30:00Z", 3);
      nextDay.addPartOf(new Reference("Procedure/another"));
      ehr.add(List.of(evening, nextDay));
      Pulling.into(pushing);

      assertThat(texts(pushing)).isEmpty();
      assertThat(reviews(pushing))
          .extracting(review -> review.item().candidates().get(0))
          .containsExactly("Observation/s2");
    }
  }

  /** The visit of another bridge is not sent back because of a score. */
  @Test
  void aRestoredVisitWithAScoreKeepsItsOrigin() {
    try (Pushing first = creating();
        Pushing second = creating()) {
      first.importVisits(scored());
      first.push();
      Pulling.into(second);
      String patient =
          ehr.resources().stream()
              .filter(one -> one.type().equals("Procedure"))
              .map(one -> one.body().get("subject").get("reference").asString())
              .findFirst()
              .orElseThrow();
      Observation score = score("s1", "2024-03-06T09:30:00-05:00", 3);
      score.setSubject(new Reference(patient));
      ehr.add(List.of(score));
      assertThat(Pulling.into(second).errors()).isEmpty();
      assertThat(texts(second)).containsExactly("48h:3");

      PushSummary pushed = second.push(FULL);
      assertThat(pushed.created() + pushed.updated()).isZero();
    }
  }
}
