package org.tpibridge.exchange.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.ehr.Ehr;
import org.tpibridge.ehr.EhrExtension;
import org.tpibridge.exchange.push.PushOptions;
import org.tpibridge.exchange.push.PushSummary;
import org.tpibridge.exchange.push.Pushing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.store.Store;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;
import org.tpibridge.store.pulled.PulledResources.PulledVersion;
import org.tpibridge.store.pulled.PulledResources.Relation;
import org.tpibridge.store.resources.ResourceVersion;

/** Pulls from a HAPI FHIR JPA server what was pushed to it. */
@ExtendWith(EhrExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PullIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Path EXAMPLES = Path.of("examples", "visits.csv");

  @TempDir private Path folder;

  private Ehr ehr;

  @BeforeAll
  void start(Ehr ehr) {
    this.ehr = ehr;
  }

  @Test
  void aSecondBridgeHasTheSameVisitsAndSendsNothingBack() {
    try (Pushing first = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating());
        Pushing second = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      first.importFile(EXAMPLES);
      assertThat(first.push().isComplete()).isTrue();
      PullSummary echo = pull(first);
      assertThat(echo.errors()).isEmpty();
      assertThat(echo.added() + echo.changed() + echo.ownChanged()).as("%s", echo).isZero();

      PullSummary summary = pull(second);

      assertThat(summary.errors()).isEmpty();
      assertThat(summary.visits()).as("%s", summary).isEqualTo(Map.of("created", 9L));
      assertEqual(contents(second.store()), contents(first.store()));
      PushSummary pushed = second.push(new PushOptions(true, 2, Duration.ZERO));
      assertThat(pushed.created() + pushed.updated() + pushed.retracted()).isZero();
      assertThat(pushed.isComplete()).isTrue();

      PullSummary again = pull(second);
      assertThat(again.visits()).isEmpty();
      assertThat(again.changed()).isZero();
    }
  }

  @Test
  void aChangeOfTheFirstBridgeArrivesAtTheSecond() {
    VisitRow visit = VisitRow.of("V-910", "91001").with("relief_percent", "");
    try (Pushing first = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating());
        Pushing second = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      first.importVisits(visit);
      first.push();
      pull(second);
      first.importVisits(visit.with("pain_after", "3"));
      first.push();
      PullSummary summary = pull(second);

      assertThat(summary.visits()).containsEntry("updated", 1L).doesNotContainKey("rejected");
      assertThat(contentsOf(second.store(), "V-910"))
          .isNotEmpty()
          .isEqualTo(contentsOf(first.store(), "V-910"));
    }
  }

  @Test
  void aScoreThatTheEhrRecordsLaterBelongsToTheVisit() {
    try (Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      pushing.importVisits(VisitRow.of("V-920", "92001"));
      pushing.push();
      pull(pushing);
      LedgerEntry session = session(pushing);
      Observation later = new Observation();
      later.setStatus(ObservationStatus.FINAL);
      later.setCode(new CodeableConcept(new Coding("http://loinc.org", "72514-3", "Pain")));
      later.setSubject(new Reference(patient(pushing, session)));
      later.addPartOf(new Reference(session.remoteReference().orElseThrow()));
      later.setValue(new Quantity(3));
      later.setEffective(new DateTimeType("2024-03-06"));
      String created =
          ehr.post(
                  Observation.class,
                  "Observation",
                  FHIR.newJsonParser().encodeResourceToString(later))
              .getIdElement()
              .getIdPart();
      PullSummary summary = pull(pushing);

      assertThat(summary.laterScores()).as("%s", summary).isEqualTo(1);
      assertThat(current(pushing, "Observation/" + created).orElseThrow().visit())
          .isEqualTo(session.visit());
      assertThat(summary.errors()).isEmpty();
      assertThat(summary.scoredVisits()).isEqualTo(1);
      assertThat(String.join("", contentsOf(pushing.store(), "V-920").values()))
          .contains("2d after the visit");

      long scores = scores(pushing, session);
      assertThat(pushing.push(new PushOptions(true, 2, Duration.ZERO)).isComplete()).isTrue();
      assertThat(scores(pushing, session)).isEqualTo(scores);
      assertThat(pull(pushing).scoredVisits()).isZero();
    }
  }

  private long scores(Pushing pushing, LedgerEntry session) {
    String query =
        "Observation?code=http://loinc.org%7C72514-3&_count=100&subject="
            + patient(pushing, session);
    return ehr.find(query).orElseThrow().getEntry().size();
  }

  @Test
  void aChangeInTheEhrIsStoredAndNotSentBack() {
    try (Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      pushing.importVisits(VisitRow.of("V-930", "93001"));
      pushing.push();
      pull(pushing);
      String session = session(pushing).remoteReference().orElseThrow();
      String changed = session.replaceFirst("^Procedure/", "");
      Procedure theirs = ehr.get(Procedure.class, session);
      theirs.addNote().setText("Seen by the nurse of the EHR.");
      ehr.put(session, FHIR.newJsonParser().encodeResourceToString(theirs));
      PullSummary summary = pull(pushing);

      assertThat(summary.ownChanged()).as("%s", summary).isEqualTo(1);
      assertThat(current(pushing, "Procedure/" + changed).orElseThrow().relation())
          .isEqualTo(Relation.OWN_CHANGED);
      PushSummary pushed = pushing.push(new PushOptions(true, 2, Duration.ZERO));
      assertThat(pushed.updated()).isZero();
      assertThat(ehr.get(Procedure.class, session).getNote())
          .anyMatch(note -> note.getText().equals("Seen by the nurse of the EHR."));
    }
  }

  private static void assertEqual(Map<String, String> actual, Map<String, String> expected) {
    assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach((name, json) -> assertThat(actual.get(name)).as(name).isEqualTo(json));
  }

  private static PullSummary pull(Pushing pushing) {
    return Pulling.into(pushing);
  }

  private static LedgerEntry session(Pushing pushing) {
    return pushing.ledger(LedgerState.SENT).values().stream()
        .filter(entry -> entry.localReference().startsWith("Procedure/"))
        .findFirst()
        .orElseThrow();
  }

  private static String patient(Pushing pushing, LedgerEntry entry) {
    Optional<EhrMatch> match =
        pushing
            .store()
            .read(tx -> tx.exchange().matches().find(Pushing.EHR, "Patient/" + entry.patientId()));
    return match.orElseThrow().remoteReference().orElseThrow();
  }

  private static Optional<PulledVersion> current(Pushing pushing, String remote) {
    return pushing.store().read(tx -> tx.exchange().pulled().current(Pushing.EHR, remote));
  }

  /** What a store has, without who recorded it and when. */
  private static Map<String, String> contents(Store store) {
    Map<String, String> contents = new TreeMap<>();
    List<ResourceVersion> all = new ArrayList<>();
    store.update(
        tx ->
            List.of("Practitioner", "Organization", "Location", "Patient", "AllergyIntolerance")
                .forEach(type -> all.addAll(tx.resources().all(type))));
    store.update(
        tx ->
            PolledTypes.ALL.stream()
                .filter(type -> !type.equals("Provenance"))
                .forEach(type -> all.addAll(tx.resources().all(type))));
    store.update(
        tx ->
            all.forEach(
                version ->
                    contents.put(
                        version.type() + "/" + version.id(),
                        new String(tx.resources().content(version.key()), UTF_8))));
    return contents;
  }

  private static Map<String, String> contentsOf(Store store, String visit) {
    Map<String, String> contents = new TreeMap<>();
    store.update(
        tx ->
            tx.visits().find(visit).stream()
                .flatMap(stored -> tx.resources().ofVisit(stored.key()).stream())
                .filter(version -> !version.type().equals("Provenance"))
                .forEach(
                    version ->
                        contents.put(
                            version.type() + "/" + version.id(),
                            new String(tx.resources().content(version.key()), UTF_8))));
    return contents;
  }
}
