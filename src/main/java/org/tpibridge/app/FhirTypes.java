package org.tpibridge.app;

import org.hl7.fhir.r4.model.ResourceType;

/** The names of FHIR's resource types. */
final class FhirTypes {
  private FhirTypes() {}

  static boolean exists(String type) {
    try {
      ResourceType.valueOf(type);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
