package org.tpibridge.exchange.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.CapabilityPolicy;
import org.tpibridge.exchange.settings.ConflictPolicy;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.LimitPolicy;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.exchange.settings.PullPolicy;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.exchange.settings.WriteProfile;
import org.tpibridge.exchange.settings.WriteProfile.TypeWrites;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.export.Exporting;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.persona.fault.Fault;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/**
 * What an EHR has after a push is what the store and the settings say, whatever happened before.
 */
class ConvergenceTest {
  private static final Set<String> SHARED = Set.of("Practitioner", "Organization", "Location");
  private static final FhirContext FHIR = FhirContext.forR4Cached();

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

  private static VisitRow visit() {
    return VisitRow.of("V-1", "70001");
  }

  private <T extends Resource> List<T> all(Class<T> type) {
    return ehr.resources().stream()
        .filter(copy -> !copy.isDeleted())
        .map(copy -> FhirJsonReader.read(copy.sharedBody().toString().getBytes(UTF_8)))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  @Test
  void aCorrectedClinicianIsCorrectedWhereThisProgramCreatedTheRecord() {
    try (Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      pushing.importVisits(visit());
      pushing.push();
      pushing.importVisits(visit().with("clinician_name", "Lindqvist, Annika"));
      PushSummary summary = pushing.push();

      assertThat(summary.reasons()).isEmpty();
      assertThat(all(Practitioner.class))
          .singleElement()
          .satisfies(
              one ->
                  assertThat(one.getNameFirstRep().getGivenAsSingleString()).isEqualTo("Annika"));
      assertThat(pushing.push().updated()).isZero();
      assertThat(pushing.preview().isEqual()).isTrue();
    }
  }

  @Test
  void aClinicianWhomTheEhrHadBeforeIsNotChanged() {
    Practitioner theirs = new Practitioner();
    theirs.setId("pr1");
    theirs.addIdentifier().setSystem("http://hl7.org/fhir/sid/us-npi").setValue("1234567893");
    theirs.addName().setFamily("Lindqvist").addGiven("A.");
    ehr.add(List.of(theirs));
    try (Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      pushing.importVisits(visit());
      pushing.push();
      pushing.importVisits(visit().with("clinician_name", "Lindqvist, Annika"));
      pushing.push();

      assertThat(all(Practitioner.class))
          .singleElement()
          .satisfies(
              one -> assertThat(one.getNameFirstRep().getGivenAsSingleString()).isEqualTo("A."));
    }
  }

  @Test
  void aPatientWhoseCreationWasNotAnsweredIsCorrectedLater() throws IOException {
    try (Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      ehr.faults().add(Fault.parse("lost-answer,method=POST,skip=1,times=1"));
      pushing.importVisits(visit());
      assertThat(pushing.push().resolved()).isPositive();
      pushing.importVisits(
          VisitRow.of("V-2", "70001")
              .with("visit_start", "2024-03-06")
              .with("birth_date", "1979-05-21"));
      var patients = Exporting.patients(pushing.store());
      patients.accept(patients.openConflicts().get(0).item().key());
      pushing.push();

      assertThat(all(Patient.class))
          .singleElement()
          .satisfies(
              one ->
                  assertThat(one.getBirthDateElement().getValueAsString()).isEqualTo("1979-05-21"));
    }
  }

  /** Patients that are sent at the same time have the same clinician, in EHRs of every kind. */
  @ParameterizedTest
  @ValueSource(strings = {"hapi-like", "oracle-like", "ecw-like"})
  void whatPatientsShareIsCreatedOnce(String kind) throws IOException {
    try (SimulatedEhr other = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of(kind));
        Pushing pushing = Pushing.to(other.base(), Pushing.folder(folder), Pushing.creating())) {
      pushing.importVisits(
          IntStream.range(0, 8)
              .mapToObj(number -> VisitRow.of("V-" + number, "7000" + number))
              .toArray(VisitRow[]::new));
      pushing.push(new PushOptions(false, 8, Duration.ofSeconds(20)));

      Map<String, Long> counts =
          other.resources().stream()
              .filter(copy -> !copy.isDeleted())
              .filter(copy -> SHARED.contains(copy.type()))
              .collect(Collectors.groupingBy(copy -> copy.type(), Collectors.counting()));
      assertThat(counts.values()).allMatch(count -> count == 1);
      assertThat(pushing.ledger(LedgerState.SENDING)).isEmpty();
    }
  }

  @Test
  void aChangedSettingIsAppliedToEverything() throws IOException {
    PushPolicy withoutObservations =
        new PushPolicy(
            true,
            false,
            PushPolicy.OnErase.REPORT,
            Optional.empty(),
            Set.of(),
            Set.of("Observation"),
            false);
    Path store = Pushing.folder(folder);
    try (Pushing pushing = Pushing.to(ehr.base(), store, withoutObservations)) {
      pushing.importVisits(visit());
      assertThat(pushing.push().excluded()).containsKey("Observation");
    }
    try (Pushing pushing = Pushing.to(ehr.base(), store, Pushing.creating())) {
      assertThat(pushing.preview().changes()).isNotEmpty();
      PushSummary summary = pushing.push();

      assertThat(summary.created()).isPositive();
      assertThat(pushing.ledger(LedgerState.EXCLUDED)).isEmpty();
      assertThat(pushing.push().unchangedVisits()).isZero();
    }
  }

  @Test
  void whatIsRefusedAndCannotBeDocumentedIsRefused() throws IOException {
    try (Pushing pushing = Pushing.over(Pushing.database(Pushing.folder(folder)), strict())) {
      ehr.faults().add(Fault.parse("refused,method=PUT,type=Procedure,status=422,times=1"));
      pushing.importVisits(visit());
      PushSummary summary = pushing.push();

      assertThat(summary.refused()).isEqualTo(1);
      assertThat(summary.dead()).isEqualTo(1);
      assertThat(summary.notTransmittable()).isEmpty();
      assertThat(pushing.ledger(LedgerState.REFUSED)).hasSize(1);
      assertThat(summary.reasons().keySet())
          .containsExactly(
              "the EHR refused a resource, and the visit does not have what its documents require");
    }
  }

  /** An EHR without transactions, whose documents must have the time at which the visit ended. */
  private EhrSettings strict() {
    return new EhrSettings(
        Pushing.EHR,
        ehr.base(),
        EhrSettings.Environment.TEST,
        Pushing.creating(),
        MatchingPolicy.DEFAULT,
        ConnectionPolicy.DEFAULT,
        new Authorization.None(),
        LimitPolicy.DEFAULT,
        new CapabilityPolicy(Optional.empty(), Optional.of(Set.of()), Map.of(), true),
        new WriteProfile(
            Map.of(
                "DocumentReference",
                new TypeWrites(
                    true,
                    Set.of(),
                    Set.of(),
                    List.of("context.period.end"),
                    Optional.empty(),
                    false))),
        PullPolicy.DEFAULT,
        ConflictPolicy.DEFAULT);
  }
}
