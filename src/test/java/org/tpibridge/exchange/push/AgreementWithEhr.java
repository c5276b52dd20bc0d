package org.tpibridge.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/** Visits, the records that a simulated EHR has of their patients, and what must hold after all. */
public final class AgreementWithEhr {
  private static final Set<String> SEEDED = Set.of("Patient", "Encounter", "Practitioner");

  private AgreementWithEhr() {}

  /** A visit of a separate patient on a separate day. */
  public static VisitRow visit(int number) {
    return VisitRow.of("V-" + number, mrn(number))
        .with("visit_start", day(number) + "T09:30")
        .with("visit_end", day(number) + "T09:50");
  }

  private static String mrn(int number) {
    return "9" + String.format("%04d", number);
  }

  private static LocalDate day(int number) {
    return LocalDate.of(2024, 3, 3).plusDays(number);
  }

  /** The patients of the visits, each with an encounter on the day of the visit. */
  public static List<Resource> seeds(String mrnSystem, int visits) {
    List<Resource> seeds = new ArrayList<>();
    for (int i = 1; i <= visits; i++) {
      Patient patient = new Patient();
      patient.setId("p" + i);
      patient.addIdentifier().setSystem(mrnSystem).setValue(mrn(i));
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
      encounter.getPeriod().getStartElement().setValueAsString(day(i) + "T09:00:00-05:00");
      encounter.getPeriod().getEndElement().setValueAsString(day(i) + "T11:00:00-05:00");
      seeds.add(encounter);
    }
    return seeds;
  }

  /** What the ledger lists is what the EHR has, nothing twice, and every result is known. */
  public static void check(SimulatedEhr ehr, Pushing pushing) {
    assertThat(pushing.ledger(LedgerState.SENDING)).isEmpty();
    Set<String> inReview = inReview(pushing);
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

  /** What a person has to decide, by local reference. */
  public static Set<String> inReview(Pushing pushing) {
    return pushing.store().read(tx -> tx.exchange().reviews().open(Pushing.EHR, 1_000)).stream()
        .map(review -> review.item().localReference())
        .collect(Collectors.toSet());
  }

  /** How many resources of each type the EHR has. */
  public static Map<String, Long> counts(SimulatedEhr ehr) {
    return ehr.resources().stream()
        .collect(Collectors.groupingBy(copy -> copy.type(), TreeMap::new, Collectors.counting()));
  }
}
