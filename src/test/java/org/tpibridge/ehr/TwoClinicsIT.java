package org.tpibridge.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tpibridge.app.Typed;

/** Two clinics with one MRN and one visit id send to one server. */
@ExtendWith(EhrExtension.class)
@ResourceLock(EhrExtension.LOCK)
class TwoClinicsIT {
  private static final String MRN = "two-clinics-1";
  private static final String HEADER =
      "visit_id,mrn,patient_last,visit_start,clinician_name,location,diagnoses,sites,injectates\n";

  /** What differs between the two visits. */
  private record Facts(String clinic, String diagnosis, String muscle, String drug) {}

  private static final Facts NORTH = new Facts("north", "M79.12", "trapezius", "lidocaine");
  private static final Facts SOUTH = new Facts("south", "G44.209", "piriformis", "mepivacaine");

  @TempDir private Path folder;

  @Test
  void eachPatientHasOnlyTheDataOfOneClinic(Ehr ehr) throws IOException {
    send(ehr, "Okafor", NORTH);
    send(ehr, "Brandt", SOUTH);

    List<Patient> patients =
        resources(ehr, "Patient?identifier=" + MRN).map(Patient.class::cast).toList();
    assertThat(patients)
        .extracting(patient -> patient.getNameFirstRep().getFamily())
        .containsExactlyInAnyOrder("Okafor", "Brandt");
    for (Patient patient : patients) {
      boolean north = patient.getNameFirstRep().getFamily().equals("Okafor");
      Facts own = north ? NORTH : SOUTH;
      Facts other = north ? SOUTH : NORTH;
      assertThat(patient.getIdentifierFirstRep().getSystem())
          .isEqualTo("https://" + own.clinic() + ".example/mrn");
      String search = "?patient=" + patient.getIdElement().getIdPart() + "&_count=100";
      assertOnly(ehr, "Condition" + search, own.diagnosis(), other.diagnosis());
      assertOnly(ehr, "Procedure" + search, own.muscle(), other.muscle());
      assertOnly(ehr, "MedicationAdministration" + search, own.drug(), other.drug());
    }
  }

  private void send(Ehr ehr, String last, Facts facts) throws IOException {
    String clinic = facts.clinic();
    Path visits =
        Files.writeString(
            folder.resolve(clinic + ".csv"),
            HEADER
                + "V-1,%s,%s,2024-03-04,Reyes,Room 2,%s,%s R,%s 1%% 2 mL\n"
                    .formatted(MRN, last, facts.diagnosis(), facts.muscle(), facts.drug()));
    Typed converted =
        Typed.with(
            Map.of(
                "tpibridge.clinic.systems.mrn", "https://" + clinic + ".example/mrn",
                "tpibridge.clinic.systems.visit", "https://" + clinic + ".example/visit"),
            "",
            "convert",
            visits.toString());
    assertThat(converted.exitCode()).as(converted.err()).isZero();
    ehr.post(Bundle.class, "", converted.out());
  }

  /** Checks that the answer contains a word of this clinic, and not that of the other. */
  private static void assertOnly(Ehr ehr, String search, String own, String other) {
    assertThat(resources(ehr, search).map(TwoClinicsIT::json).toList())
        .as(search)
        .anyMatch(json -> json.contains(own))
        .noneMatch(json -> json.contains(other));
  }

  private static String json(Resource resource) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
  }

  private static Stream<Resource> resources(Ehr ehr, String search) {
    return ehr.get(Bundle.class, search).getEntry().stream().map(BundleEntryComponent::getResource);
  }
}
