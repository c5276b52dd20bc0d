package org.tpibridge.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.ehr.Ehr;
import org.tpibridge.ehr.EhrExtension;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.export.Exporting;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/** Visits pushed to a HAPI FHIR JPA server. */
@ExtendWith(EhrExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PushIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Path EXAMPLES = Path.of("examples", "visits.csv");

  @TempDir private Path folder;

  private Ehr ehr;

  @BeforeAll
  void start(Ehr ehr) {
    this.ehr = ehr;
  }

  @Test
  void theExamplesAreSentOnceAndThenUnchanged() {
    try (Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      pushing.importFile(EXAMPLES);
      PushSummary first = pushing.push();

      assertThat(first.reasons()).isEmpty();
      assertThat(first.isComplete()).isTrue();
      assertThat(first.created()).isGreaterThan(150);
      Map<String, LedgerEntry> sent = pushing.ledger(LedgerState.SENT);
      assertEverythingIsThere(pushing, sent);
      Map<String, String> versions = versions(sent);

      PushSummary second = pushing.push(new PushOptions(true, 2, Duration.ZERO));

      assertThat(second.created() + second.updated() + second.retracted()).isZero();
      assertThat(second.unchangedVisits()).isEqualTo(9);
      assertThat(versions(sent)).isEqualTo(versions);
    }
  }

  @Test
  void visitsAreSentToMatchedPatients() {
    VisitRow visit = VisitRow.of("V-810", "81001").with("birth_date", "1971-02-03");
    String patient = seed("81001", "1971-02-03", "Okafor", "Miriam");
    try (Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.matching())) {
      pushing.importVisits(visit);
      PushSummary summary = pushing.push();

      assertThat(summary.reasons()).isEmpty();
      assertThat(summary.matchedPatients()).isEqualTo(1);
      assertThat(ehr.get(Bundle.class, "Procedure?patient=" + patient).getEntry()).hasSize(3);
      assertThat(pushing.ledger(LedgerState.SENT).keySet())
          .noneMatch(name -> name.startsWith("Patient/") || name.startsWith("Encounter/"));
      pushing
          .ledger(LedgerState.SENT)
          .values()
          .forEach(
              entry ->
                  assertThat(references(read(entry)))
                      .allSatisfy(reference -> ehr.get(Resource.class, reference)));
    }
  }

  @Test
  void aChangedScoreUpdatesOnlyWhatDependsOnIt() {
    VisitRow visit = VisitRow.of("V-820", "82001").with("relief_percent", "");
    try (Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      pushing.importVisits(visit);
      pushing.push();
      Map<String, LedgerEntry> sent = pushing.ledger(LedgerState.SENT);
      Map<String, String> before = versions(sent);

      pushing.importVisits(visit.with("pain_after", "3"));
      PushSummary summary = pushing.push();

      assertThat(summary.reasons()).isEmpty();
      Map<String, String> after = versions(sent);
      Set<String> changed =
          before.keySet().stream()
              .filter(name -> !before.get(name).equals(after.get(name)))
              .map(name -> name.replaceAll("/.*", ""))
              .collect(Collectors.toSet());
      assertThat(changed).containsOnly("Observation", "Provenance");
      assertThat(
              ehr.get(Bundle.class, "Observation?patient.identifier=82001&value-quantity=3")
                  .getEntry())
          .hasSize(1);
    }
  }

  @Test
  void anUndoneImportIsRetracted() {
    try (Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      pushing.importVisits(VisitRow.of("V-830", "83001"));
      pushing.push();
      new JobUndo(pushing.store(), Importing.INDEXER, "test 1", Importing.CLOCK)
          .run("J1", JobUndo.LaterChanges.UNDO);
      PushSummary summary = pushing.push();

      assertThat(summary.reasons()).isEmpty();
      assertThat(summary.retracted()).isGreaterThan(5);
      for (String type : List.of("Procedure", "Observation", "MedicationAdministration")) {
        assertThat(
                ehr.get(Bundle.class, type + "?patient.identifier=83001").getEntry().stream()
                    .map(entry -> status(entry.getResource())))
            .as(type)
            .isNotEmpty()
            .containsOnly("entered-in-error");
      }
    }
  }

  @Test
  void anAcceptedCorrectionOfACreatedPatientIsSent() {
    try (Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      pushing.importVisits(VisitRow.of("V-840", "84001"));
      pushing.push();
      pushing.importVisits(
          VisitRow.of("V-841", "84001")
              .with("visit_start", "2024-03-06")
              .with("birth_date", "1979-05-21"));
      var patients = Exporting.patients(pushing.store());
      patients.accept(patients.openConflicts().get(0).item().key());
      PushSummary summary = pushing.push();

      assertThat(summary.reasons()).isEmpty();
      Bundle found = ehr.get(Bundle.class, "Patient?identifier=84001");
      assertThat(found.getEntry()).hasSize(1);
      assertThat(
              ((Patient) found.getEntryFirstRep().getResource())
                  .getBirthDateElement()
                  .asStringValue())
          .isEqualTo("1979-05-21");
    }
  }

  /** What a clinician adds in the EHR remains; what both changed is for a person to decide. */
  @Test
  void changesOfTheEhrAreKeptOrDecided() {
    VisitRow visit = VisitRow.of("V-850", "85001");
    try (Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.creating())) {
      pushing.importVisits(visit);
      pushing.push();
      String score = painAfter("85001");
      Observation theirs = ehr.get(Observation.class, score);
      theirs.addNote().setText("Seen by the EHR's nurse.");
      ehr.put(score, FHIR.newJsonParser().encodeResourceToString(theirs));

      pushing.importVisits(visit.with("pain_after", "3"));
      assertThat(pushing.push().reasons()).isEmpty();

      Observation merged = ehr.get(Observation.class, score);
      assertThat(merged.getNoteFirstRep().getText()).isEqualTo("Seen by the EHR's nurse.");
      assertThat(merged.getValueQuantity().getValue().intValue()).isEqualTo(3);

      merged.getValueQuantity().setValue(7);
      ehr.put(score, FHIR.newJsonParser().encodeResourceToString(merged));
      pushing.importVisits(visit.with("pain_after", "4"));
      PushSummary conflict = pushing.push();

      assertThat(conflict.review()).isEqualTo(1);
      assertThat(ehr.get(Observation.class, score).getValueQuantity().getValue().intValue())
          .isEqualTo(7);
    }
  }

  private String painAfter(String mrn) {
    return ehr
        .get(Bundle.class, "Observation?value-quantity=2&patient.identifier=" + mrn)
        .getEntry()
        .stream()
        .map(entry -> "Observation/" + entry.getResource().getIdElement().getIdPart())
        .findFirst()
        .orElseThrow();
  }

  private void assertEverythingIsThere(Pushing pushing, Map<String, LedgerEntry> sent) {
    List<String> stored =
        pushing
            .store()
            .read(
                tx ->
                    List.of(
                            "Procedure",
                            "Observation",
                            "MedicationAdministration",
                            "CarePlan",
                            "Encounter",
                            "Provenance",
                            "Patient",
                            "AllergyIntolerance")
                        .stream()
                        .flatMap(type -> tx.resources().all(type).stream())
                        .map(version -> version.type() + "/" + version.id())
                        .toList());
    assertThat(sent.keySet()).containsAll(stored);
    for (LedgerEntry entry : sent.values()) {
      Resource there = read(entry);
      byte[] json = pushing.store().read(tx -> tx.resources().content(entry.version()));
      Resource here = FhirJsonReader.read(json);
      assertThat(references(there)).as(entry.localReference()).hasSameSizeAs(references(here));
      references(there).forEach(reference -> ehr.get(Resource.class, reference));
    }
  }

  private static List<String> references(Resource resource) {
    return FHIR.newTerser().getAllResourceReferences(resource).stream()
        .map(info -> info.getResourceReference().getReferenceElement().getValue())
        .filter(reference -> reference != null && !reference.startsWith("#"))
        .toList();
  }

  private Resource read(LedgerEntry entry) {
    return ehr.get(Resource.class, entry.remoteReference().orElseThrow());
  }

  private Map<String, String> versions(Map<String, LedgerEntry> sent) {
    Map<String, String> versions = new TreeMap<>();
    sent.forEach((name, entry) -> versions.put(name, read(entry).getMeta().getVersionId()));
    return versions;
  }

  private static String status(Resource resource) {
    return resource instanceof Procedure procedure
        ? procedure.getStatus().toCode()
        : resource instanceof Observation observation
            ? observation.getStatus().toCode()
            : ((MedicationAdministration) resource).getStatus().toCode();
  }

  /** Adds a patient to the EHR, and returns its reference. */
  private String seed(String mrn, String birthDate, String family, String given) {
    Patient patient = new Patient();
    patient.addIdentifier().setSystem(IdentifierSystemUris.DEFAULT.mrn()).setValue(mrn);
    patient.addName().setFamily(family).addGiven(given);
    patient.getBirthDateElement().setValueAsString(birthDate);
    return "Patient/"
        + ehr.post(Patient.class, "Patient", FHIR.newJsonParser().encodeResourceToString(patient))
            .getIdElement()
            .getIdPart();
  }
}
