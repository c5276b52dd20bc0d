package org.tpibridge.exchange.pull;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.Retraction;

/** Recognizes resources that do not count any more, also without the text of this program. */
final class EnteredInError {
  private static final String CODE = "entered-in-error";
  private static final List<String> ELEMENTS =
      List.of("status", "verificationStatus", "lifecycleStatus");

  private EnteredInError() {}

  static boolean is(Resource resource) {
    return Retraction.isRetracted(resource)
        || ELEMENTS.stream().anyMatch(element -> states(resource, element));
  }

  private static boolean states(Resource resource, String element) {
    Property property = resource.getNamedProperty(element);
    return property != null && property.getValues().stream().anyMatch(EnteredInError::isCode);
  }

  private static boolean isCode(Base value) {
    return value instanceof CodeableConcept concept
        ? concept.getCoding().stream().anyMatch(coding -> CODE.equals(coding.getCode()))
        : CODE.equals(value.primitiveValue());
  }
}
