package org.tpibridge.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.persona.fault.Fault;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;
import org.tpibridge.store.outbox.Outbox.WaitState;

/**
 * Pushes to each simulated EHR under each fault, until nothing waits: what the ledger lists is what
 * the EHR has, nothing twice, and every lost answer is looked up or for a person to decide.
 */
class PushUnderFaultsIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final int MAX_PUSHES = 12;
  private static final Set<String> SEEDED = Set.of("Patient", "Encounter", "Practitioner");

  private static final List<String> FAULTS =
      List.of(
          "lost-answer,method=POST,times=3",
          "lost-answer,method=PUT,times=2",
          "lost-answer,skip=1,times=2",
          "connection-closed,times=3",
          "error-after-commit,times=3",
          "throttled,times=4,retry-after=seconds,seconds=1",
          "throttled,times=4,retry-after=date,seconds=1",
          "throttled,times=4,retry-after=none",
          "stale-conflict,times=2",
          "concurrent-change,times=2",
          "fields-dropped,times=3",
          "malformed-json,method=POST,times=2",
          "truncated,method=POST,times=2",
          "repeated-id,times=2",
          "redirect,times=2");

  @TempDir private Path folder;

  static Stream<Arguments> casesOfAllEhrs() {
    return SimulatedEhrOptions.kinds().stream()
        .sorted()
        .flatMap(kind -> FAULTS.stream().map(fault -> Arguments.of(kind, fault)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("casesOfAllEhrs")
  void ledgerAndEhrAgree(String kind, String fault) throws IOException {
    try (SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of(kind));
        Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.matching())) {
      ehr.add(seeds());
      pushing.importVisits(visit(1), visit(2));
      ehr.faults().add(Fault.parse(fault));
      pushUntilNothingWaits(pushing);
      assertAgreement(ehr, pushing);

      // A correction under the same fault.
      ehr.faults().add(Fault.parse(fault));
      pushing.importVisits(visit(1).with("pain_after", "3"));
      pushUntilNothingWaits(pushing);
      assertAgreement(ehr, pushing);
    }
  }

  private static VisitRow visit(int number) {
    String day = "2024-03-0" + (3 + number);
    return VisitRow.of("V-" + number, "9000" + number)
        .with("visit_start", day + "T09:30")
        .with("visit_end", day + "T09:50");
  }

  private static void pushUntilNothingWaits(Pushing pushing) {
    PushSummary summary = null;
    for (int i = 0; i < MAX_PUSHES; i++) {
      summary =
          pushing.push(
              new PushOptions(false, false, 2, Duration.ofMillis(20), Duration.ofSeconds(10)));
      if (summary.available() && summary.waiting() == 0) {
        return;
      }
    }
    throw new AssertionError(
        "still waiting: "
            + summary
            + pushing
                .store()
                .read(
                    tx ->
                        tx.exchange().outbox().waiting(Pushing.EHR, WaitState.QUEUED, 10).stream()
                            .map(one -> one.attempts() + " " + one.lastResult())
                            .toList()));
  }

  private static void assertAgreement(SimulatedEhr ehr, Pushing pushing) {
    assertThat(pushing.ledger(LedgerState.SENDING)).isEmpty();
    Set<String> inReview =
        pushing.store().read(tx -> tx.exchange().reviews().open(Pushing.EHR, 100)).stream()
            .map(review -> review.item().localReference())
            .collect(Collectors.toSet());
    assertThat(inReview).containsAll(pushing.ledger(LedgerState.UNKNOWN).keySet());
    Map<String, LedgerEntry> sent = new TreeMap<>(pushing.ledger(LedgerState.SENT));
    sent.putAll(pushing.ledger(LedgerState.OUTDATED));
    Set<String> remote =
        sent.values().stream()
            .map(entry -> entry.remoteReference().orElseThrow())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> there =
        ehr.resources().stream()
            .filter(copy -> !SEEDED.contains(copy.type()))
            .map(copy -> copy.type() + "/" + copy.id())
            .collect(Collectors.toCollection(TreeSet::new));
    if (inReview.isEmpty()) {
      assertThat(there).as("the EHR has what the ledger lists, and nothing else").isEqualTo(remote);
    } else {
      assertThat(there).containsAll(remote);
    }
    // Each resource of this store is one resource there, except the parts of documents.
    Map<String, String> owners = new TreeMap<>();
    sent.forEach(
        (local, entry) -> {
          String target = entry.remoteReference().orElseThrow();
          if (target.startsWith(local.substring(0, local.indexOf('/') + 1))) {
            assertThat(owners.put(target, local)).as(target).isNull();
          }
        });
  }

  private static List<Resource> seeds() {
    List<Resource> seeds = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      Patient patient = new Patient();
      patient.setId("p" + i);
      patient.addIdentifier().setSystem(IdentifierSystemUris.DEFAULT.mrn()).setValue("9000" + i);
      patient.addName().setFamily("Okafor").addGiven("Miriam");
      patient.getBirthDateElement().setValueAsString("1979-05-12");
      patient.setGender(AdministrativeGender.FEMALE);
      seeds.add(patient);
      Encounter encounter = new Encounter();
      encounter.setId("e" + i);
      encounter.setStatus(EncounterStatus.FINISHED);
      encounter.getClass_().setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode");
      encounter.getClass_().setCode("AMB");
      encounter.getSubject().setReference("Patient/p" + i);
      encounter
          .getPeriod()
          .getStartElement()
          .setValueAsString("2024-03-0" + (3 + i) + "T09:00:00-05:00");
      encounter
          .getPeriod()
          .getEndElement()
          .setValueAsString("2024-03-0" + (3 + i) + "T11:00:00-05:00");
      seeds.add(encounter);
    }
    return seeds;
  }
}
