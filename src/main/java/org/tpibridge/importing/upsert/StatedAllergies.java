package org.tpibridge.importing.upsert;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.NewVersion;
import org.tpibridge.store.resources.ResourceVersion;

/**
 * Finds which visits state an allergy. The visits of a patient share it, and their Provenance
 * refers to it.
 */
public final class StatedAllergies {
  public static final String TYPE = "AllergyIntolerance";

  private StatedAllergies() {}

  /** Returns the allergies that a visit states. */
  public static List<IdType> of(Provenance provenance) {
    return provenance.getTarget().stream()
        .map(target -> new IdType(target.getReference()))
        .filter(target -> TYPE.equals(target.getResourceType()))
        .toList();
  }

  /** Returns the allergies that a visit states, by the versions of its resources. */
  public static List<IdType> of(StoreReader tx, Stream<ResourceVersion> ofVisit) {
    return ofVisit
        .filter(version -> version.type().equals(SerializedVisit.PROVENANCE) && !version.deleted())
        .map(version -> (Provenance) FhirJsonReader.read(tx.resources().content(version.key())))
        .flatMap(provenance -> of(provenance).stream())
        .toList();
  }

  /**
   * Retracts an allergy that no current visit states any longer, because the visits that stated it
   * were corrected or undone.
   *
   * @return the retracted version, if there was something to retract
   */
  public static Optional<NewVersion> retractIfUnstated(
      StoreTransaction tx, NewVersions versions, IdType allergy, ChangeSource cause) {
    List<ResourceVersion> history = tx.resources().history(TYPE, allergy.getIdPart());
    Optional<NewVersion> retraction =
        history.stream()
            .reduce((earlier, later) -> later)
            .filter(current -> !current.deleted() && !isStated(tx, current))
            .flatMap(
                current -> versions.retraction(current, tx.resources().content(current.key())));
    retraction.ifPresent(version -> tx.resources().add(List.of(version), cause));
    return retraction;
  }

  /** Whether a current visit of the patient states an allergy. */
  public static boolean isStated(StoreReader tx, ResourceVersion allergy) {
    AllergyIntolerance content =
        (AllergyIntolerance) FhirJsonReader.read(tx.resources().content(allergy.key()));
    return tx.visits()
        .isStatedOfPatient(
            content.getPatient().getReferenceElement().getIdPart(), TYPE, allergy.id());
  }
}
