package org.tpibridge.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.export.BundleForm;
import org.tpibridge.importing.export.Exporting;
import org.tpibridge.importing.patients.PatientReview;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.ChangePoint;

/** Servers accept exports in the form that is for them, and are left with what counts. */
@ExtendWith(EhrExtension.class)
@ResourceLock(EhrExtension.LOCK)
class ExportIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();

  @TempDir private Path folder;

  @Test
  void theExamplesAreAcceptedTwiceByAServerThatAssignsIds(@AssigningIds Ehr ehr)
      throws IOException {
    List<String> bundles = lines(exampleVisits(BundleForm.CONDITIONAL));
    List<List<String>> first = new ArrayList<>();
    bundles.forEach(bundle -> first.add(posted(ehr, bundle)));
    List<List<String>> second = new ArrayList<>();
    bundles.forEach(bundle -> second.add(posted(ehr, bundle)));

    assertThat(bundles).hasSizeGreaterThan(5);
    assertThat(second).isEqualTo(first);
    first.stream().flatMap(List::stream).distinct().forEach(name -> isLinked(ehr, name));
    // The server distinguishes the tags: each visit has its own Provenance.
    assertThat(first.stream().flatMap(List::stream))
        .filteredOn(name -> name.startsWith("Provenance/"))
        .doesNotHaveDuplicates()
        .hasSameSizeAs(bundles);
  }

  /** The second form is necessary. */
  @Test
  void aServerThatAssignsIdsRefusesOwnIds(@AssigningIds Ehr ehr) throws IOException {
    String bundle = lines(exampleVisits(BundleForm.OWN_IDS)).get(0);

    assertThatThrownBy(() -> ehr.post(Bundle.class, "", bundle)).hasMessageContaining("answered 4");
  }

  @Test
  void correctionsLeaveOnlyTheCorrectedFacts(Ehr ehr) throws IOException {
    corrects(ehr, BundleForm.OWN_IDS, "50001");
  }

  @Test
  void correctionsLeaveOnlyTheCorrectedFactsWhereTheServerAssignsIds(@AssigningIds Ehr ehr)
      throws IOException {
    corrects(ehr, BundleForm.CONDITIONAL, "50002");
  }

  private void corrects(Ehr ehr, BundleForm form, String mrn) throws IOException {
    VisitRow visit =
        VisitRow.of("V|" + mrn + ", \u00e9$", mrn)
            .with("sites", "trapezius R; masseter L")
            .with("injectates", "lidocaine 1% 2 mL; triamcinolone 40 mg/mL 1 mL")
            .with("pain_later", "48h:1");
    try (Store store = Exporting.storeIn(Files.createTempDirectory(folder, "store"));
        Importing importing = new Importing(store)) {
      Exporting exporting = new Exporting(store, form);
      importing.run(visit, VisitRow.of("W" + mrn, mrn).with("visit_start", "2024-03-06"));
      Exporting.Export full = exporting.full();
      lines(full.lines()).forEach(bundle -> posted(ehr, bundle));
      assertThat(active(ehr, "MedicationAdministration", mrn)).hasSize(3);

      importing.run(
          visit
              .with("sites", "trapezius R")
              .with("injectates", "lidocaine 1% 2 mL")
              .with("pain_later", "")
              .with("patient_first", "Miriam Ada"));
      Exporting.Export changes = exporting.since(full.summary().next());
      lines(changes.lines()).forEach(bundle -> posted(ehr, bundle));

      assertThat(changes.summary().visits()).isEqualTo(1);
      assertThat(active(ehr, "MedicationAdministration", mrn)).hasSize(2);
      // The sessions, and two sites and one.
      assertThat(active(ehr, "Procedure", mrn)).hasSize(5);
      assertThat(active(ehr, "Observation", mrn)).hasSize(6);
      assertThat(ids(ehr, "MedicationAdministration?status=entered-in-error" + of(mrn))).hasSize(1);

      JobUndo undo = new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK);
      undo.run("J1", JobUndo.LaterChanges.UNDO);
      Exporting.Export undone = exporting.since(changes.summary().next());
      lines(undone.lines()).forEach(bundle -> posted(ehr, bundle));

      assertThat(undone.summary().retracted()).isEqualTo(2);
      for (String type :
          List.of("MedicationAdministration", "Procedure", "Observation", "Encounter")) {
        assertThat(active(ehr, type, mrn)).as(type).isEmpty();
      }
    }
  }

  @Test
  void mergedPatientsAreLinked(Ehr ehr) throws IOException {
    merges(ehr, BundleForm.OWN_IDS, "60001", "60002");
  }

  @Test
  void mergedPatientsAreLinkedWhereTheServerAssignsIds(@AssigningIds Ehr ehr) throws IOException {
    merges(ehr, BundleForm.CONDITIONAL, "60003", "60004");
  }

  private void merges(Ehr ehr, BundleForm form, String from, String into) throws IOException {
    try (Store store = Exporting.storeIn(Files.createTempDirectory(folder, "store"));
        Importing importing = new Importing(store)) {
      Exporting exporting = new Exporting(store, form);
      importing.run(
          VisitRow.of("V" + from, from),
          VisitRow.of("V" + into, into).with("visit_start", "2024-03-06"));
      Exporting.Export full = exporting.full();
      lines(full.lines()).forEach(bundle -> posted(ehr, bundle));
      PatientReview patients = Exporting.patients(store);
      patients.merge(from, java.util.Optional.empty(), into, java.util.Optional.empty());
      ChangePoint before = full.summary().next();
      lines(exporting.since(before).lines()).forEach(bundle -> posted(ehr, bundle));
    }
    Patient replaced = patient(ehr, from);
    assertThat(replaced.getActive()).isFalse();
    assertThat(replaced.getLinkFirstRep().getOther().getReference())
        .isEqualTo("Patient/" + patient(ehr, into).getIdPart());
    assertThat(patient(ehr, into).getLinkFirstRep().getOther().getReference())
        .isEqualTo("Patient/" + replaced.getIdPart());
  }

  private static Patient patient(Ehr ehr, String mrn) {
    Bundle found =
        ehr.get(
            Bundle.class,
            "Patient?identifier=" + Clinic.IdentifierSystemUris.DEFAULT.mrn() + "|" + mrn);
    assertThat(found.getEntry()).hasSize(1);
    return (Patient) found.getEntryFirstRep().getResource();
  }

  private byte[] exampleVisits(BundleForm form) throws IOException {
    byte[] csv = Files.readAllBytes(Path.of("examples", "visits.csv"));
    try (Store store = Exporting.storeIn(Files.createTempDirectory(folder, "store"));
        Importing importing = new Importing(store)) {
      importing.run(new Input("visits.csv", () -> new ByteArrayInputStream(csv)));
      return new Exporting(store, form).full().lines();
    }
  }

  private static List<String> lines(byte[] lines) {
    return new String(lines, UTF_8).lines().toList();
  }

  /** Posts a transaction; returns where its resources are, with their versions. */
  private static List<String> posted(Ehr ehr, String bundle) {
    Bundle answer = ehr.post(Bundle.class, "", bundle);
    assertThat(answer.getEntry())
        .hasSameSizeAs(FHIR.newJsonParser().parseResource(Bundle.class, bundle).getEntry())
        .allSatisfy(entry -> assertThat(entry.getResponse().getStatus()).startsWith("20"));
    return answer.getEntry().stream()
        .map(BundleEntryComponent::getResponse)
        .map(response -> response.getLocation())
        .toList();
  }

  /** Checks that every reference of a stored resource leads to a stored resource. */
  private static void isLinked(Ehr ehr, String name) {
    Resource stored = ehr.get(Resource.class, name);
    assertThat(FHIR.newTerser().getAllResourceReferences(stored))
        .extracting(found -> found.getResourceReference().getReferenceElement())
        .filteredOn(reference -> reference.hasIdPart() && !reference.isLocal())
        .noneMatch(reference -> reference.getValue().startsWith("urn:uuid:"))
        .allSatisfy(reference -> ehr.get(Resource.class, reference.getValue()));
  }

  private static List<String> active(Ehr ehr, String type, String mrn) {
    return ids(ehr, type + "?status:not=entered-in-error" + of(mrn));
  }

  private static String of(String mrn) {
    return "&patient.identifier=" + Clinic.IdentifierSystemUris.DEFAULT.mrn() + "|" + mrn;
  }

  private static List<String> ids(Ehr ehr, String search) {
    return ehr.get(Bundle.class, search + "&_count=200").getEntry().stream()
        .map(entry -> entry.getResource().getIdPart())
        .toList();
  }
}
