package org.tpibridge.exchange.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.NotSentReason;
import org.tpibridge.exchange.settings.PullPolicy.PollScope;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;
import org.tpibridge.store.pulled.PulledResources.PulledVersion;
import org.tpibridge.store.pulled.PulledResources.Relation;
import org.tpibridge.store.resources.ResourceVersion;

/** What a pull asks for and stores, against an EHR in memory that refuses every write. */
class PullRunTest {
  private static final String REMOTE = "Patient/5";

  @TempDir private Path folder;

  private final ScriptedEhr ehr = new ScriptedEhr("_lastUpdated", "patient", "date", "_id");
  private Pulling pulling;
  private String patient;

  @BeforeEach
  void open() {
    open(PollScope.POPULATION);
  }

  private void open(PollScope scope) {
    pulling = Pulling.into(folder.resolve(scope + ".db"), scope);
    pulling.importVisits(VisitRow.of("V-1", "10001"));
    patient = pulling.match(REMOTE);
    ehr.put(record());
  }

  @AfterEach
  void close() {
    pulling.close();
  }

  @Test
  void allPagesAreReadAndEachResourceIsStoredOnce() {
    ehr.overlappingPages = true;
    for (int i = 1; i <= 5; i++) {
      ehr.put(score("s" + i, i));
    }
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.errors()).isEmpty();
    assertThat(summary.added()).isEqualTo(6);
    assertThat(summary.received()).isEqualTo(6);
    assertThat(pulling.current("Observation/s3"))
        .get()
        .satisfies(
            version -> {
              assertThat(version.patientId()).isEqualTo(patient);
              assertThat(version.remoteVersion()).contains("1");
              assertThat(version.relation()).isEqualTo(Relation.PATIENT_DATA);
            });
  }

  @Test
  void theNextPullAsksFromTheClockOfTheEhrWithAnOverlap() {
    Instant first = ehr.now;
    pulling.pull(ehr);
    ehr.requests.clear();
    ehr.pass(Duration.ofHours(1));
    pulling.pull(ehr);

    assertThat(ehr.searches("Observation"))
        .containsExactly(
            "Observation?_lastUpdated=ge" + first.minus(Duration.ofMinutes(2)) + "&_count=100");
  }

  @Test
  void withoutAClockTheNewestChangeIsThePosition() {
    ehr.givesTime = false;
    ehr.put(score("s1", 4));
    Instant changed = ehr.now;
    ehr.pass(Duration.ofHours(1));
    pulling.pull(ehr);

    assertThat(position("Observation")).contains(changed);
  }

  /** It became visible after the first pull, with a time before it. */
  @Test
  void aChangeWithinTheOverlapIsNotMissedAndNotStoredTwice() {
    ehr.put(score("s1", 4));
    ehr.pass(Duration.ofSeconds(90));
    pulling.pull(ehr);
    Instant answered = ehr.now;
    ehr.now = answered.minusSeconds(30);
    ehr.put(score("late", 6));
    ehr.now = answered.plusSeconds(60);
    PullSummary second = pulling.pull(ehr);

    assertThat(second.added()).isEqualTo(1);
    assertThat(second.changed()).isZero();
    assertThat(pulling.current("Observation/late")).isPresent();
  }

  @Test
  void aNewVersionIsStoredBesideTheOldOne() {
    ehr.put(score("s1", 4));
    pulling.pull(ehr);
    ehr.pass(Duration.ofHours(1));
    ehr.put(score("s1", 7));
    PullSummary second = pulling.pull(ehr);

    assertThat(second.changed()).isEqualTo(1);
    assertThat(second.added()).isZero();
    assertThat(pulling.current("Observation/s1").orElseThrow().remoteVersion()).contains("2");
  }

  @Test
  void aSearchThatTheEhrForgotIsRepeated() {
    for (int i = 1; i <= 5; i++) {
      ehr.put(score("s" + i, i));
    }
    int[] pages = {0};
    ehr.before =
        request -> {
          if (ScriptedEhr.isPage(request) && ++pages[0] == 2) {
            ehr.forgetSearches();
          }
          return Optional.empty();
        };
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.errors()).isEmpty();
    assertThat(summary.added()).isEqualTo(6);
    assertThat(ehr.searches("Observation")).hasSize(2);
  }

  @Test
  void nothingIsLostIfTheEhrForgetsEachSearch() {
    for (int i = 1; i <= 5; i++) {
      ehr.put(score("s" + i, i));
    }
    ehr.before =
        request ->
            ScriptedEhr.isPage(request)
                ? Optional.of(ScriptedEhr.refused(410))
                : Optional.<EhrReply>empty();
    PullSummary failed = pulling.pull(ehr);

    assertThat(failed.errors()).singleElement().asString().startsWith("Observation: ");
    assertThat(failed.isComplete()).isFalse();
    assertThat(position("Observation")).isEmpty();

    ehr.before = request -> Optional.empty();
    ehr.pass(Duration.ofHours(2));
    PullSummary second = pulling.pull(ehr);

    assertThat(second.errors()).isEmpty();
    assertThat(failed.added() + second.added()).isEqualTo(6);
    assertThat(pulling.current("Observation/s5")).isPresent();
  }

  @Test
  void pagesThatLeadBackAreNotFollowedForever() {
    ehr.before =
        request ->
            request.path().startsWith("Observation?") || ScriptedEhr.isPage(request)
                ? Optional.of(loop())
                : Optional.<EhrReply>empty();
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.errors()).singleElement().asString().contains("earlier page");
  }

  private EhrReply loop() {
    Bundle bundle = new Bundle();
    bundle.addLink().setRelation("next").setUrl(ScriptedEhr.BASE + "?page=1");
    return ehr.success(bundle);
  }

  @Test
  void oneTypeThatFailsDoesNotEndThePull() {
    ehr.put(score("s1", 4));
    ehr.before =
        request ->
            request.path().startsWith("Encounter?")
                ? Optional.of(ScriptedEhr.refused(403))
                : Optional.<EhrReply>empty();
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.errors()).containsExactly("Encounter: The EHR answered HTTP 403.");
    assertThat(summary.available()).isTrue();
    assertThat(pulling.current("Observation/s1")).isPresent();
  }

  @Test
  void anEhrThatCannotBeReachedEndsThePull() {
    ehr.before =
        request ->
            request.path().startsWith("Encounter?")
                ? Optional.of(
                    new NotSent(NotSentReason.UNREACHABLE, "No connection.", Optional.empty()))
                : Optional.<EhrReply>empty();
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.unavailable()).isEqualTo("No connection.");
    assertThat(ehr.searches("Observation")).isEmpty();
  }

  /** The store of a clinic must not fill with patients who were never there. */
  @Test
  void dataOfOtherPatientsIsNotStored() {
    ehr.put(score("other", 3, "Patient/99"));
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.notKept()).isEqualTo(1);
    assertThat(pulling.current("Observation/other")).isEmpty();
  }

  @Test
  void laboratoryResultsOfAPatientAreNotStored() {
    Observation glucose = score("glucose", 3);
    glucose.setCode(new CodeableConcept(new Coding("http://loinc.org", "2345-7", "Glucose")));
    ehr.put(glucose);
    assertThat(pulling.pull(ehr).notKept()).isEqualTo(1);
  }

  @Test
  void aPatientWhoIsMatchedLaterIsAskedFor() {
    ehr.put(score("older", 3, "Patient/6"));
    pulling.pull(ehr);
    pulling.store().update(tx -> tx.exchange().matches().remove(Pulling.EHR, "Patient/" + patient));
    pulling.match("Patient/6");
    ehr.pass(Duration.ofDays(1));
    PullSummary second = pulling.pull(ehr);

    assertThat(second.added()).isEqualTo(1);
    assertThat(pulling.current("Observation/older")).isPresent();
    ehr.requests.clear();
    pulling.pull(ehr);
    assertThat(ehr.searches("Observation")).noneMatch(query -> query.contains("patient="));
  }

  @Test
  void whereSearchesNeedAPatientEachOneIsAskedFor() {
    pulling.close();
    ScriptedEhr closed = new ScriptedEhr("patient", "date");
    open(PollScope.PATIENT);
    closed.put(record()).put(score("s1", 4)).put(score("other", 4, "Patient/99"));
    PullSummary first = pulling.pull(closed);

    assertThat(first.added()).isEqualTo(2);
    assertThat(closed.searches("Observation"))
        .containsExactly("Observation?patient=Patient/5&date=ge2024-03-03&_count=100");

    closed.pass(Duration.ofDays(1));
    closed.put(score("s1", 9));
    PullSummary second = pulling.pull(closed);
    assertThat(second.changed()).isEqualTo(1);
    assertThat(second.unchanged()).isEqualTo(1);
  }

  /** Oracle Health refuses _count for types that do not declare it. */
  @Test
  void pagesHaveTheSizeOfTheEhrIfItDeclaresSizesForOtherTypes() {
    ScriptedEhr sized = new ScriptedEhr("_lastUpdated");
    sized.sizedTypes.add("Patient");
    pulling.pull(sized);

    assertThat(sized.requests)
        .contains("Patient?_count=100", "Observation")
        .noneMatch(request -> request.startsWith("Observation?"));
  }

  /** Oracle Health refuses the two together. */
  @Test
  void dateAndLastUpdatedAreNotSentTogether() {
    pulling.close();
    open(PollScope.PATIENT);
    pulling.pull(ehr);
    ehr.requests.clear();
    pulling.pull(ehr);

    assertThat(ehr.searches("Observation"))
        .isNotEmpty()
        .allMatch(query -> query.contains("_lastUpdated") != query.contains("date="));
  }

  @Test
  void aTypeThatCannotBeSearchedIsReported() {
    ScriptedEhr poor = new ScriptedEhr();
    poor.put(record());
    PullSummary summary = pulling.pull(poor);

    assertThat(summary.notSearchable()).contains("Observation").doesNotContain("Patient");
    assertThat(summary.isComplete()).isTrue();
  }

  @Test
  void whatWasDeletedIsFoundFromTimeToTime() {
    ehr.put(score("s1", 4));
    ehr.put(score("s2", 4));
    pulling.pull(ehr);
    ehr.delete("Observation/s1");
    ehr.pass(Duration.ofHours(1));
    assertThat(pulling.pull(ehr).deleted()).isZero();

    pulling.pass(RemoteExistence.INTERVAL);
    PullSummary later = pulling.pull(ehr);

    assertThat(later.deleted()).isEqualTo(1);
    assertThat(pulling.current("Observation/s1").orElseThrow().deleted()).isTrue();
    assertThat(pulling.current("Observation/s2").orElseThrow().deleted()).isFalse();
    assertThat(pulling.pull(ehr, true).deleted()).isZero();
  }

  @Test
  void aDeletedRecordOfAPatientIsForReview() {
    pulling.pull(ehr);
    ehr.delete(REMOTE);
    PullSummary summary = pulling.pull(ehr, true);

    assertThat(summary.deleted()).isEqualTo(1);
    assertThat(reviews())
        .extracting(review -> review.item().kind())
        .containsExactly(ReviewKind.REPLACED_PATIENT);
  }

  @Test
  void aMergedRecordIsForReviewAndTheMatchRemains() {
    pulling.pull(ehr);
    ehr.pass(Duration.ofHours(1));
    Patient merged = record();
    merged.addLink().setType(Patient.LinkType.REPLACEDBY).setOther(new Reference("Patient/77"));
    ehr.put(merged);
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.reviews()).isEqualTo(1);
    assertThat(reviews())
        .singleElement()
        .satisfies(
            review -> {
              assertThat(review.item().candidates()).containsExactly("Patient/77");
              assertThat(review.item().localReference()).isEqualTo("Patient/" + patient);
            });
    assertThat(
            pulling
                .store()
                .read(tx -> tx.exchange().matches().patients(Pulling.EHR))
                .get(0)
                .remoteReference())
        .contains(REMOTE);
    assertThat(pulling.pull(ehr).reviews()).isZero();
  }

  /** Such as an EHR that redirects requests for a merged record. */
  @Test
  void aRecordThatIsAnsweredWithAnotherOneIsForReview() {
    pulling.close();
    open(PollScope.PATIENT);
    Patient other = record();
    other.setId("77");
    ehr.before =
        request ->
            request.path().equals(REMOTE)
                ? Optional.of(ehr.success(other))
                : Optional.<EhrReply>empty();
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.errors()).isEmpty();
    assertThat(reviews())
        .singleElement()
        .satisfies(
            review -> {
              assertThat(review.item().kind()).isEqualTo(ReviewKind.REPLACED_PATIENT);
              assertThat(review.item().candidates()).containsExactly("Patient/77");
            });
  }

  @Test
  void aLaterScoreThatRefersToASentSessionBelongsToItsVisit() {
    LedgerEntry session = sent("Procedure", "Procedure/900", "1");
    ehr.put(session());
    Observation later = score("later", 3);
    later.addPartOf(new Reference("Procedure/900"));
    ehr.put(later);
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.laterScores()).isEqualTo(1);
    PulledVersion stored = pulling.current("Observation/later").orElseThrow();
    assertThat(stored.relation()).isEqualTo(Relation.LATER_SCORE);
    assertThat(stored.visit()).isEqualTo(session.visit());
    List<PulledVersion> ofVisit =
        pulling.store().read(tx -> tx.exchange().pulled().ofVisit(session.visit().getAsLong()));
    assertThat(ofVisit).hasSize(1);
  }

  /** The page with the score comes first. */
  @Test
  void aScoreThatRefersToALaterOneIsAssignedWhenThatIsKnown() {
    sent("Procedure", "Procedure/900", "3");
    Observation first = score("first", 3);
    first.addDerivedFrom(new Reference("Observation/second"));
    Observation second = score("second", 4);
    second.addPartOf(new Reference("Procedure/900"));
    ehr.put(first).put(second);
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.laterScores()).isEqualTo(2);
    assertThat(pulling.current("Observation/first").orElseThrow().visit()).isPresent();
  }

  @Test
  void aReferenceOfAnotherPatientDoesNotAssignAVisit() {
    sent("Procedure", "Procedure/900", "3");
    pulling.importVisits(VisitRow.of("V-2", "10002"));
    Observation later = score("later", 3);
    later.addPartOf(new Reference("Procedure/900"));
    ehr.put(later);
    String other =
        pulling.store().read(tx -> tx.resources().all("Patient")).stream()
            .map(ResourceVersion::id)
            .filter(id -> !id.equals(patient))
            .findFirst()
            .orElseThrow();
    rematch(other);
    pulling.pull(ehr);

    assertThat(pulling.current("Observation/later").orElseThrow().visit())
        .isEqualTo(OptionalLong.empty());
  }

  private void rematch(String id) {
    pulling
        .store()
        .update(
            tx -> {
              EhrMatch match = tx.exchange().matches().patients(Pulling.EHR).get(0);
              tx.exchange().matches().remove(Pulling.EHR, match.localReference());
              tx.exchange()
                  .matches()
                  .set(
                      new EhrMatch(
                          Pulling.EHR,
                          "Patient/" + id,
                          id,
                          match.remoteReference(),
                          match.method(),
                          match.explanation(),
                          match.matched()));
            });
  }

  @Test
  void whatTheEhrHasAsItWasSentIsNotStored() {
    Observation score = score("mine", 2);
    ehr.put(score);
    sent("Observation", "Observation/mine", "1");
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.unchanged()).isEqualTo(1);
    assertThat(pulling.current("Observation/mine")).isEmpty();
  }

  /** The ledger stays, so that the next push compares with what was sent. */
  @Test
  void aChangeOfASentResourceIsStoredAndTheLedgerIsNotChanged() {
    LedgerEntry before = sent("Observation", "Observation/mine", "1");
    ehr.put(score("mine", 2));
    pulling.pull(ehr);
    ehr.pass(Duration.ofHours(1));
    ehr.put(score("mine", 8));
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.ownChanged()).isEqualTo(1);
    PulledVersion stored = pulling.current("Observation/mine").orElseThrow();
    assertThat(stored.relation()).isEqualTo(Relation.OWN_CHANGED);
    assertThat(stored.localReference()).contains(before.localReference());
    Optional<LedgerEntry> after =
        pulling
            .store()
            .read(tx -> tx.exchange().ledger().find(Pulling.EHR, before.localReference()));
    assertThat(after.orElseThrow().remoteVersion()).contains("1");
  }

  @Test
  void aDeletedCopyOfASentResourceIsForReview() {
    sent("Observation", "Observation/mine", "1");
    ehr.put(score("mine", 2));
    pulling.pull(ehr);
    ehr.delete("Observation/mine");
    PullSummary summary = pulling.pull(ehr, true);

    assertThat(summary.deleted()).isEqualTo(1);
    assertThat(reviews())
        .extracting(review -> review.item().kind())
        .containsExactly(ReviewKind.REMOVED);
  }

  @Test
  void findingsAreStoredAndRefuseNothing() {
    pulling.validation =
        resource -> List.of(Finding.error("TPI-FHIR-TEST", "A value is \"wrong\"."));
    ehr.put(score("s1", 4));
    PullSummary summary = pulling.pull(ehr);

    assertThat(summary.invalid()).isEqualTo(2);
    assertThat(summary.isComplete()).isTrue();
    assertThat(pulling.current("Observation/s1").orElseThrow().findings())
        .isEqualTo(
            "[{\"severity\":\"error\",\"code\":\"TPI-FHIR-TEST\","
                + "\"message\":\"A value is \\\"wrong\\\".\"}]");
  }

  @Test
  void aFullPullAsksForEverything() {
    pulling.pull(ehr);
    ehr.requests.clear();
    pulling.pull(ehr, true);
    assertThat(ehr.searches("Observation")).containsExactly("Observation?_count=100");
  }

  /** Stores that a resource of the visit was sent. */
  private LedgerEntry sent(String type, String remote, String version) {
    return pulling
        .store()
        .write(
            tx -> {
              ResourceVersion own = tx.resources().all(type).get(0);
              LedgerEntry entry =
                  new LedgerEntry(
                      Pulling.EHR,
                      type + "/" + own.id(),
                      patient,
                      own.visit(),
                      own.key(),
                      own.hash(),
                      Optional.of(remote),
                      Optional.of(version),
                      Optional.empty(),
                      LedgerState.SENT,
                      "create",
                      ehr.now);
              tx.exchange().ledger().set(entry);
              return entry;
            });
  }

  private List<Review> reviews() {
    return pulling.store().read(tx -> tx.exchange().reviews().open(Pulling.EHR, 100));
  }

  private Optional<Instant> position(String type) {
    return pulling.store().read(tx -> tx.exchange().positions().find(Pulling.EHR, type, ""));
  }

  private static Patient record() {
    Patient record = new Patient();
    record.setId("5");
    record.addName().setFamily("Okafor").addGiven("Miriam");
    return record;
  }

  private static Procedure session() {
    Procedure session = new Procedure();
    session.setId("900");
    session.setSubject(new Reference(REMOTE));
    return session;
  }

  private static Observation score(String id, int value) {
    return score(id, value, REMOTE);
  }

  private static Observation score(String id, int value, String patient) {
    Observation score = new Observation();
    score.setId(id);
    score.setStatus(ObservationStatus.FINAL);
    score.setCode(new CodeableConcept(new Coding("http://loinc.org", "72514-3", "Pain")));
    score.setSubject(new Reference(patient));
    score.setValue(new Quantity(value));
    return score;
  }
}
