package org.tpibridge.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.exchange.review.ReviewDecisions;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.persona.fault.Fault;
import org.tpibridge.store.outbox.Disclosures.Disclosure;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/** Who receives what, and what a person has to decide first. */
class PushRulesTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String MRN = IdentifierSystemUris.DEFAULT.mrn();

  @TempDir private Path folder;
  private SimulatedEhr ehr;

  @BeforeEach
  void start() throws IOException {
    ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("hapi-like"));
  }

  @AfterEach
  void stop() {
    ehr.close();
  }

  private Pushing pushing(PushPolicy policy) {
    return Pushing.to(ehr.base(), Pushing.folder(folder), policy);
  }

  private static Patient patient(String id, String system, String mrn, String birthDate) {
    Patient patient = new Patient();
    patient.setId(id);
    patient.addIdentifier().setSystem(system).setValue(mrn);
    patient.addName().setFamily("Okafor").addGiven("Miriam");
    if (!birthDate.isEmpty()) {
      patient.getBirthDateElement().setValueAsString(birthDate);
    }
    return patient;
  }

  private static VisitRow visit() {
    return VisitRow.of("V-1", "70001");
  }

  private long procedures() {
    return ehr.resources().stream().filter(one -> one.type().equals("Procedure")).count();
  }

  private List<Review> reviews(Pushing pushing) {
    return pushing.store().read(tx -> tx.exchange().reviews().open(Pushing.EHR, 100));
  }

  /** The sender's patient has MRN 70001 and birth date 1979-05-12. */
  @ParameterizedTest
  @CsvSource({
    "the same,                    clinic, 70001, 1979-05-12, true",
    "no birth date but the name,  clinic, 70001, '',         true",
    "another birth date,          clinic, 70001, 1980-05-12, false",
    "only the year of birth,      clinic, 70001, 1979,       true",
    "another MRN,                 clinic, 70002, 1979-05-12, false",
    "MRN of another authority,    other,  70001, 1979-05-12, false"
  })
  void nothingIsSentUnlessThePatientIsCertain(
      String what, String authority, String mrn, String birthDate, boolean sent) {
    String system = authority.equals("clinic") ? MRN : "https://other.example/mrn";
    ehr.add(List.of(patient("p1", system, mrn, birthDate)));
    try (Pushing pushing = pushing(Pushing.matching())) {
      pushing.importVisits(visit());
      PushSummary summary = pushing.push();

      assertThat(summary.review()).as(what).isEqualTo(sent ? 0 : 1);
      assertThat(procedures() > 0).as(what).isEqualTo(sent);
      assertThat(reviews(pushing)).hasSize(sent ? 0 : 1);
      assertThat(pushing.ledger(LedgerState.SENT).isEmpty()).isNotEqualTo(sent);
    }
  }

  @Test
  void twoCandidatesAreForAPersonToDecide() {
    ehr.add(
        List.of(
            patient("p1", MRN, "70001", "1979-05-12"), patient("p2", MRN, "70001", "1979-05-12")));
    try (Pushing pushing = pushing(Pushing.matching())) {
      pushing.importVisits(visit());
      assertThat(pushing.push().review()).isEqualTo(1);
      Review review = reviews(pushing).get(0);

      assertThat(review.item().kind()).isEqualTo(ReviewKind.PATIENT);
      assertThat(review.item().candidates()).containsExactlyInAnyOrder("Patient/p1", "Patient/p2");
      assertThat(review.item().explanation())
          .contains("birth date: equal")
          .doesNotContain("Okafor")
          .doesNotContain("1979");
      assertThat(procedures()).isZero();
      // The same push again opens no second item.
      pushing.push(new PushOptions(true, 2, Duration.ZERO));
      assertThat(reviews(pushing)).hasSize(1);

      ReviewDecisions decisions = new ReviewDecisions(pushing.store(), Importing.CLOCK);
      assertThatThrownBy(() -> decisions.same(review.key(), "Practitioner/1"))
          .isInstanceOf(ExchangeException.class)
          .hasMessageContaining("Patient/ID");
      decisions.same(review.key(), "Patient/p2");
      assertThat(pushing.push().reasons()).isEmpty();
      assertThat(procedures()).isEqualTo(3);
      assertThatThrownBy(() -> decisions.same(review.key(), "Patient/p2"))
          .isInstanceOf(ExchangeException.class);
    }
  }

  @Test
  void twoPatientsAreNotOneRecord() {
    ehr.add(
        List.of(
            patient("p1", MRN, "70001", "1979-05-12")
                .addIdentifier(new Identifier().setSystem(MRN).setValue("70002"))));
    try (Pushing pushing = pushing(Pushing.matching())) {
      pushing.importVisits(visit(), VisitRow.of("V-2", "70002").with("visit_start", "2024-03-06"));
      PushSummary summary = pushing.push(new PushOptions(false, 1, Duration.ZERO));

      assertThat(summary.review()).isEqualTo(1);
      assertThat(reviews(pushing).get(0).item().explanation()).contains("Another patient");
    }
  }

  @Test
  void aMergedRecordLeadsToTheSurvivingOne() {
    Patient old = patient("p1", MRN, "70001", "1979-05-12");
    old.setActive(false);
    old.addLink().setType(LinkType.REPLACEDBY).getOther().setReference("Patient/p9");
    ehr.add(List.of(old, patient("p9", MRN, "70001", "1979-05-12")));
    try (Pushing pushing = pushing(Pushing.matching())) {
      pushing.importVisits(visit());
      assertThat(pushing.push().reasons()).isEmpty();
      List<EhrMatch> matches =
          pushing.store().read(tx -> tx.exchange().matches().findRemote(Pushing.EHR, "Patient/p9"));
      assertThat(matches).hasSize(1);
    }
  }

  @Test
  void aVisitThatTheEhrDocumentsIsNotDocumentedTwice() {
    Procedure documented = new Procedure();
    documented.setId("d1");
    documented.setStatus(ProcedureStatus.COMPLETED);
    documented.getCode().addCoding().setSystem("http://www.ama-assn.org/go/cpt").setCode("20552");
    documented.getSubject().setReference("Patient/p1");
    documented.setPerformed(new DateTimeType("2024-03-04"));
    ehr.add(List.of(patient("p1", MRN, "70001", "1979-05-12"), documented));
    try (Pushing pushing = pushing(Pushing.matching())) {
      pushing.importVisits(visit());
      PushSummary summary = pushing.push();

      assertThat(summary.review()).isEqualTo(1);
      Review review = reviews(pushing).get(0);
      assertThat(review.item().kind()).isEqualTo(ReviewKind.DOCUMENTED_VISIT);
      assertThat(review.item().candidates()).containsExactly("Procedure/d1");
      assertThat(procedures()).isEqualTo(1);

      new ReviewDecisions(pushing.store(), Importing.CLOCK).none(review.key());
      assertThat(pushing.push().reasons()).isEmpty();
      assertThat(procedures()).isEqualTo(4);
    }
  }

  @Test
  void aProcedureThatAPersonFoundInTheEhrIsNotSentAgain() {
    Procedure documented = new Procedure();
    documented.setId("d1");
    documented.setStatus(ProcedureStatus.COMPLETED);
    documented.getCode().addCoding().setSystem("http://www.ama-assn.org/go/cpt").setCode("20552");
    documented.getSubject().setReference("Patient/p1");
    documented.setPerformed(new DateTimeType("2024-03-04"));
    ehr.add(List.of(patient("p1", MRN, "70001", "1979-05-12"), documented));
    try (Pushing pushing = pushing(Pushing.matching())) {
      pushing.importVisits(visit());
      pushing.push();
      new ReviewDecisions(pushing.store(), Importing.CLOCK)
          .same(reviews(pushing).get(0).key(), "Procedure/d1");
      PushSummary summary = pushing.push();

      assertThat(summary.isComplete()).isTrue();
      // Its own procedure, and the two sites.
      assertThat(procedures()).isEqualTo(3);
      assertThat(pushing.push(new PushOptions(true, 1, Duration.ZERO)).created()).isZero();
    }
  }

  @Test
  void onlyPilotPatientsAndVisitsSinceADayAreSent() {
    PushPolicy all = Pushing.creating();
    PushPolicy limited =
        new PushPolicy(
            true,
            false,
            PushPolicy.OnErase.REPORT,
            Optional.of(LocalDate.parse("2024-03-05")),
            Set.of("70001"),
            all.unsentTypes(),
            false);
    try (Pushing pushing = pushing(limited)) {
      pushing.importVisits(
          visit(),
          VisitRow.of("V-2", "70001").with("visit_start", "2024-03-05"),
          VisitRow.of("V-3", "70003").with("visit_start", "2024-03-06"));
      PushSummary summary = pushing.push();

      assertThat(summary.sentVisits()).isEqualTo(1);
      assertThat(procedures()).isEqualTo(3);
    }
  }

  @Test
  void theFirstPushIsApprovedIfTheSettingsRequireIt() {
    PushPolicy creating = Pushing.creating();
    PushPolicy approved =
        new PushPolicy(
            true,
            false,
            PushPolicy.OnErase.REPORT,
            Optional.empty(),
            Set.of(),
            creating.unsentTypes(),
            true);
    try (Pushing pushing = pushing(approved)) {
      pushing.importVisits(visit());
      assertThatThrownBy(pushing::push)
          .isInstanceOf(ExchangeException.class)
          .hasMessageContaining("--approve");
      assertThat(procedures()).isZero();

      pushing.push(new PushOptions(false, true, 1, PushOptions.FIRST_RETRY, Duration.ZERO));
      assertThat(procedures()).isEqualTo(3);
      assertThat(pushing.push().isComplete()).isTrue();
      String patient = pushing.store().read(tx -> tx.resources().all("Patient")).get(0).id();
      List<Disclosure> sent =
          pushing.store().read(tx -> tx.exchange().disclosures().ofPatient(patient));
      assertThat(sent).hasSizeGreaterThan(5).allMatch(one -> one.authority().equals("a test"));
    }
  }

  @Test
  void aPreviewChangesNothingAndListsWhatThePushDoes() {
    ehr.add(List.of(patient("p1", MRN, "70001", "1979-05-12")));
    try (Pushing pushing = pushing(Pushing.matching())) {
      pushing.importVisits(visit());
      int before = ehr.resources().size();
      PushPreview.Preview preview = pushing.preview();

      assertThat(ehr.resources()).hasSize(before);
      assertThat(pushing.ledger(LedgerState.SENDING)).isEmpty();
      assertThat(pushing.push().created())
          .isEqualTo(
              preview.changes().stream().filter(one -> one.action().equals("create")).count());
      assertThat(pushing.preview().isEqual()).isTrue();

      pushing.importVisits(visit().with("pain_after", "3"));
      assertThat(pushing.preview().changes())
          .anySatisfy(
              change -> {
                assertThat(change.action()).isEqualTo("update");
                assertThat(change.elements()).contains("valueQuantity");
              });
    }
  }

  @Test
  void anEhrUnderAnotherUrlIsAnotherEhr() throws IOException {
    try (Pushing pushing = pushing(Pushing.creating());
        SimulatedEhr other = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("hapi-like"))) {
      pushing.importVisits(visit());
      pushing.push();

      assertThatThrownBy(() -> pushing.at(other.base()).push())
          .isInstanceOf(ExchangeException.class)
          .hasMessageContaining("another name");
    }
  }

  /**
   * An EHR without transactions: patients are created first, and nothing is without its patient.
   */
  @ParameterizedTest
  @CsvSource({"oracle-like, true", "epic-like, true", "athena-practice-like, false"})
  void nothingIsSentWithoutItsPatient(String kind, boolean created) throws IOException {
    try (SimulatedEhr other = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of(kind));
        Pushing pushing = Pushing.to(other.base(), Pushing.folder(folder), Pushing.creating())) {
      pushing.importVisits(
          visit().with("visit_start", "2024-03-04T09:30").with("visit_end", "2024-03-04T09:50"));
      PushSummary summary = pushing.push();

      long patients =
          other.resources().stream().filter(one -> one.type().equals("Patient")).count();
      assertThat(patients).as(summary.toString()).isEqualTo(created ? 1 : 0);
      assertThat(summary.review()).isEqualTo(created ? 0 : 1);
      assertThat(other.resources())
          .filteredOn(one -> Set.of("Procedure", "Observation").contains(one.type()))
          .allMatch(one -> one.body().path("subject").has("reference"));
      if (!created) {
        assertThat(pushing.ledger(LedgerState.SENT)).isEmpty();
      }
    }
  }

  @Test
  void aWrongUrlCanBeCorrectedBeforeAnythingIsSent() {
    try (Pushing pushing = pushing(Pushing.creating())) {
      pushing.importVisits(visit());
      PushSummary unreachable = pushing.at(URI.create("http://127.0.0.1:9/fhir")).push();

      assertThat(unreachable.available()).isFalse();
      assertThat(pushing.push().isComplete()).isTrue();
      assertThat(procedures()).isEqualTo(3);
    }
  }

  /** The store is restored from a backup that does not know what was sent. */
  @Test
  void afterARestoreTheEhrIsReadFirst() {
    try (Pushing pushing = pushing(Pushing.creating())) {
      pushing.importVisits(visit());
      Path backup = folder.resolve("backup.db");
      pushing.store().backup(backup, Importing.CLOCK.instant());
      pushing.push();
      List<String> there = names();

      try (Pushing restored = pushing.restoredFrom(backup, Pushing.folder(folder))) {
        PushSummary summary = restored.push();

        assertThat(summary.reasons()).isEmpty();
        assertThat(names()).isEqualTo(there);
        assertThat(summary.created()).isZero();
        assertThat(restored.ledger(LedgerState.SENT)).isNotEmpty();
      }
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    ehr.resources().forEach(one -> names.add(one.type() + "/" + one.id() + " " + one.version()));
    return names;
  }

  @Test
  void anErasedPatientIsDeletedWhereTheSettingsSaySo() {
    try (Pushing pushing = pushing(Pushing.creating())) {
      pushing.importVisits(visit());
      pushing.push();
      Map<String, List<String>> remote = pushing.erase("70001", folder.resolve("key"));

      assertThat(remote.get(Pushing.EHR)).hasSizeGreaterThan(5);
      PushSummary summary = pushing.push();

      assertThat(summary.deleted()).isEqualTo(remote.get(Pushing.EHR).size());
      assertThat(summary.isComplete()).isTrue();
      assertThat(ehr.resources().stream().filter(one -> !one.isDeleted()).map(one -> one.type()))
          .containsOnly("Practitioner", "Organization", "Location");
    }
  }

  @Test
  void aRefusedResourceIsTriedAgainOnRequest() throws IOException {
    try (Pushing pushing = pushing(Pushing.creating())) {
      ehr.faults().add(Fault.parse("refused,method=POST,status=422,times=1"));
      pushing.importVisits(visit());
      PushSummary refused = pushing.push();

      assertThat(refused.dead()).isEqualTo(1);
      assertThat(pushing.push().created()).isZero();
      String patient = pushing.store().read(tx -> tx.resources().all("Patient")).get(0).id();
      pushing
          .store()
          .update(
              tx -> {
                tx.exchange().ledger().forgetRefusals(Pushing.EHR, patient);
                tx.exchange().outbox().requeue(Pushing.EHR, patient, Instant.now());
              });
      assertThat(pushing.push().isComplete()).isTrue();
    }
  }
}
