package org.tpibridge.importing;

import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.checking.VisitResult;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.Demographics;
import org.tpibridge.mapping.ResourceReader;
import org.tpibridge.store.Resources;
import org.tpibridge.store.SourceRows.Outcome;

/**
 * Links two stored patients because a message says that they are one person. Whatever cannot be
 * linked for certain is left as it is and reported. Findings do not quote the numbers: they are
 * stored, and must not outlast the patients.
 */
final class Linking {
  private static final String CODE = "TPI-IMPORT-MERGE";
  private static final String BY_HAND =
      "Check both patients, and link them with: tpi-bridge patients merge OLD-MRN NEW-MRN";

  private final Shelf shelf;
  private final Preparing preparing;
  private final Sharing sharing;

  Linking(Shelf shelf, Preparing preparing, Sharing sharing) {
    this.shelf = shelf;
    this.preparing = preparing;
    this.sharing = sharing;
  }

  /** The result of a message. */
  record Linked(Outcome outcome, Finding finding) {}

  /** A stored patient. */
  private record Stored(Resources.Version version, Patient patient) {}

  Linked link(VisitResult.MergedPatients merge, Resources.Cause cause) {
    String retired = merge.retired().id();
    String surviving = merge.surviving().id();
    Optional<Stored> from = stored(retired);
    Optional<Stored> to = stored(surviving);
    if (retired.equals(surviving)) {
      return notLinked(
          Finding.warning(CODE, "This message merges a patient with itself. Nothing is linked."));
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
                  "This message merges a stored patient into one of whom no visit is stored. They"
                      + " are not linked.")
              .suggesting(
                  "When a visit of the surviving number is stored, link them with: tpi-bridge"
                      + " patients merge OLD-MRN NEW-MRN"));
    }
    return link(from.get(), to.get(), cause);
  }

  private Linked link(Stored from, Stored to, Resources.Cause cause) {
    String retired = from.version().id();
    String surviving = to.version().id();
    if (PatientLinks.isReplacedBy(from.patient(), surviving)) {
      return notLinked(
          Finding.information(CODE, "This message merges two patients who are linked already."));
    }
    if (PatientLinks.isReplaced(from.patient()) || PatientLinks.isReplaced(to.patient())) {
      return notLinked(
          Finding.warning(
                  CODE,
                  "This message merges patients of whom one was merged into another before. They"
                      + " are not linked.")
              .suggesting(BY_HAND));
    }
    if (differ(Demographics.of(from.patient()), Demographics.of(to.patient()))) {
      return notLinked(
          Finding.warning(
                  CODE,
                  "This message merges patients whose stored birth dates or sexes differ. They are"
                      + " not linked.")
              .suggesting(BY_HAND));
    }
    share(from.version(), PatientLinks.replaced(from.patient(), surviving), cause);
    share(to.version(), PatientLinks.replacing(to.patient(), retired), cause);
    return new Linked(
        Outcome.LINKED,
        Finding.information(
            CODE, "Two stored patients were linked, because this message merges them."));
  }

  private static boolean differ(Demographics one, Demographics other) {
    return differ(one.birthDate(), other.birthDate()) || differ(one.sex(), other.sex());
  }

  private static boolean differ(Optional<?> one, Optional<?> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  private Optional<Stored> stored(String patient) {
    return shelf
        .shared(PreparedVisit.PATIENT, patient)
        .filter(version -> !version.deleted())
        .map(v -> new Stored(v, (Patient) ResourceReader.read(shelf.content(v))))
        .filter(stored -> !SharedNames.isOutOfUse(stored.patient()));
  }

  private void share(Resources.Version before, Patient patient, Resources.Cause cause) {
    PreparedResource next = preparing.resource(patient, true);
    shelf.share(next, Optional.of(before), cause);
    sharing.forget(next);
  }

  private static Linked notLinked(Finding finding) {
    return new Linked(Outcome.LEFT_OUT, finding);
  }
}
