package org.tpibridge.mapping.bundle;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.tpibridge.mapping.elements.StandardCode;

/**
 * Marks a Bundle and its resources as test data, so that no receiver treats them as a patient's.
 */
final class TestDataTag {
  private TestDataTag() {}

  static void addTo(Bundle bundle) {
    addTo(bundle.getMeta());
    bundle.getEntry().forEach(entry -> addTo(entry.getResource().getMeta()));
  }

  private static void addTo(Meta meta) {
    meta.addTag(StandardCode.TEST_DATA.coding());
  }
}
