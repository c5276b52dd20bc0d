package org.tpibridge.mapping;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Reads whether a resource is marked as entered in error, by this program or another one. */
public final class EnteredInError {
  private static final String CODE = "entered-in-error";

  private EnteredInError() {}

  /** The element that contains the mark: {@code status}, {@code verificationStatus} or such. */
  public static String element(Resource resource) {
    return switch (resource.fhirType()) {
      case "Condition", "AllergyIntolerance" -> "verificationStatus";
      case "Goal" -> "lifecycleStatus";
      default -> "status";
    };
  }

  public static boolean isMarked(Resource resource) {
    Property status = resource.getNamedProperty(element(resource));
    return status != null && status.getValues().stream().anyMatch(EnteredInError::isMark);
  }

  private static boolean isMark(Base value) {
    return value.isPrimitive()
        ? CODE.equals(value.primitiveValue())
        : value.getNamedProperty("coding").getValues().stream()
            .map(coding -> coding.getNamedProperty("code"))
            .flatMap(code -> code.getValues().stream())
            .anyMatch(code -> CODE.equals(code.primitiveValue()));
  }
}
