package org.tpibridge.importing.upsert;

import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.PatientDemographics;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.ResourceVersion;

/**
 * Links two stored patients because a message merges them. If it is not certain that they can be
 * linked, they stay unchanged and a finding is reported. Findings do not quote the MRNs, because
 * they are stored and must not outlast the patients.
 */
public final class PatientLinker {
  private static final String CODE = "TPI-IMPORT-MERGE";
  private static final String LINK_MANUALLY =
      "Check both patients, and link them with: tpi-bridge patients merge OLD-MRN NEW-MRN";

  private final VisitRepository repository;
  private final Serializer serializer;
  private final SharedResourceUpsert sharedResources;

  PatientLinker(
      VisitRepository repository, Serializer serializer, SharedResourceUpsert sharedResources) {
    this.repository = repository;
    this.serializer = serializer;
    this.sharedResources = sharedResources;
  }

  /** The result of a message. */
  public record LinkResult(RowOutcome outcome, Finding finding) {}

  /** A stored patient. */
  private record StoredPatient(ResourceVersion version, Patient patient) {}

  LinkResult link(VisitResult.MergedPatients merge, ChangeSource cause) {
    String retired = merge.retired().id();
    String surviving = merge.surviving().id();
    Optional<StoredPatient> from = stored(retired);
    Optional<StoredPatient> to = stored(surviving);
    if (retired.equals(surviving)) {
      return notLinked(
          Finding.warning(
              CODE, "This message merges a patient with itself. No patients were" + " linked."));
    }
    if (from.isEmpty()) {
      return notLinked(
          Finding.information(
              CODE,
              "This message merges two patients. No visit of the retired medical record number is"
                  + " stored, so there is nothing to link."));
    }
    if (to.isEmpty()) {
      return notLinked(
          Finding.warning(
                  CODE,
                  "This message merges a stored patient into a patient without stored visits."
                      + " They were not linked.")
              .withSuggestion(
                  "After a visit with the surviving MRN is imported, link them with: tpi-bridge"
                      + " patients merge OLD-MRN NEW-MRN"));
    }
    return link(from.get(), to.get(), cause);
  }

  private LinkResult link(StoredPatient from, StoredPatient to, ChangeSource cause) {
    String retired = from.version().id();
    String surviving = to.version().id();
    if (PatientLinks.isReplacedBy(from.patient(), surviving)) {
      return notLinked(
          Finding.information(CODE, "This message merges two patients who are already linked."));
    }
    if (PatientLinks.isReplaced(from.patient()) || PatientLinks.isReplaced(to.patient())) {
      return notLinked(
          Finding.warning(
                  CODE,
                  "This message merges two patients, one of whom was already merged into another"
                      + " patient. They were not linked.")
              .withSuggestion(LINK_MANUALLY));
    }
    if (differ(PatientDemographics.of(from.patient()), PatientDemographics.of(to.patient()))) {
      return notLinked(
          Finding.warning(
                  CODE,
                  "This message merges two patients whose stored birth dates or sexes differ."
                      + " They were not linked.")
              .withSuggestion(LINK_MANUALLY));
    }
    share(from.version(), PatientLinks.replaced(from.patient(), surviving), cause);
    share(to.version(), PatientLinks.replacing(to.patient(), retired), cause);
    return new LinkResult(
        RowOutcome.LINKED,
        Finding.information(
            CODE, "Two stored patients were linked, because this message merges them."));
  }

  private static boolean differ(PatientDemographics one, PatientDemographics other) {
    return differ(one.birthDate(), other.birthDate()) || differ(one.sex(), other.sex());
  }

  private static boolean differ(Optional<?> one, Optional<?> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  private Optional<StoredPatient> stored(String patient) {
    return repository
        .shared(SerializedVisit.PATIENT, patient)
        .filter(version -> !version.deleted())
        .map(v -> new StoredPatient(v, (Patient) FhirJsonReader.read(repository.content(v))))
        .filter(stored -> !SharedResourceNames.isRetracted(stored.patient()));
  }

  private void share(ResourceVersion before, Patient patient, ChangeSource cause) {
    SerializedResource next = serializer.resource(patient, true);
    repository.saveShared(next, Optional.of(before), cause);
    sharedResources.forget(next);
  }

  private static LinkResult notLinked(Finding finding) {
    return new LinkResult(RowOutcome.LEFT_OUT, finding);
  }
}
