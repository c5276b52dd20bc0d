package org.tpibridge.importing.upsert;

import java.util.Comparator;
import java.util.Optional;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.json.FhirJsonReader;

/** Chooses which of two names of one clinician, room or clinic is stored. */
public final class SharedResourceNames {
  /** Prefers the longest name; of two equally long names, always the same one. */
  private static final Comparator<String> BETTER_LAST =
      Comparator.comparingInt(String::length).thenComparing(Comparator.reverseOrder());

  private SharedResourceNames() {}

  /**
   * If the names are equal, the imported resource is used: its other content comes from newer
   * settings.
   */
  static boolean isBetter(SerializedResource stated, Resource stored) {
    return BETTER_LAST.compare(name(FhirJsonReader.read(stated.content())), name(stored)) >= 0;
  }

  private static String name(Resource resource) {
    if (resource instanceof Practitioner practitioner) {
      return practitioner.getName().stream().findFirst().map(HumanName::getText).orElse("");
    }
    if (resource instanceof AllergyIntolerance allergy) {
      return Optional.ofNullable(allergy.getCode().getText()).orElse("");
    }
    String name =
        resource instanceof Location location
            ? location.getName()
            : ((Organization) resource).getName();
    return Optional.ofNullable(name).orElse("");
  }

  /** Returns whether an undo retracted the resource. A merged patient is not retracted. */
  public static boolean isRetracted(Resource resource) {
    return switch (resource.getResourceType()) {
      case Patient -> isInactive((Patient) resource);
      case Practitioner ->
          ((Practitioner) resource).hasActive() && !((Practitioner) resource).getActive();
      case Organization ->
          ((Organization) resource).hasActive() && !((Organization) resource).getActive();
      case Location -> ((Location) resource).getStatus() == Location.LocationStatus.INACTIVE;
      case AllergyIntolerance ->
          ((AllergyIntolerance) resource)
              .getVerificationStatus()
              .hasCoding(
                  StandardCode.ALLERGY_ENTERED_IN_ERROR.system(),
                  StandardCode.ALLERGY_ENTERED_IN_ERROR.code());
      default -> false;
    };
  }

  private static boolean isInactive(Patient patient) {
    return patient.hasActive() && !patient.getActive() && !patient.hasLink();
  }
}
