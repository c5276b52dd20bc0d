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
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.exchange.ConflictPolicy;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.exchange.push.PushOptions;
import org.tpibridge.exchange.push.PushSummary;
import org.tpibridge.exchange.push.Pushing;
import org.tpibridge.exchange.review.ReviewDecisions;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.explain.Explainer;
import org.tpibridge.importing.patients.PatientReview;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.undo.JobUndo.LaterChanges;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.mapping.PatientDemographics;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.resources.PatientConflicts.PatientConflict;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits.StoredVisit;
import org.tpibridge.store.resources.Visits.VisitState;
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
}
