package org.tpibridge.mapping.transaction;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;
import org.tpibridge.mapping.elements.StandardCode;

/**
 * Marks a Bundle and its resources as test data, so that no receiver treats them as a patient's.
 */
public final class TestDataTag {
  private TestDataTag() {}

  public static void addTo(Bundle bundle) {
    addTo(bundle.getMeta());
    bundle.getEntry().forEach(entry -> addTo(entry.getResource().getMeta()));
  }

  /** Marks a Bundle of resources that were marked before. */
  public static void addIfInEntries(Bundle bundle) {
    Coding tag = StandardCode.TEST_DATA.coding();
    if (bundle.getEntry().stream()
        .anyMatch(
            entry ->
                entry.getResource().getMeta().getTag(tag.getSystem(), tag.getCode()) != null)) {
      addTo(bundle.getMeta());
    }
  }

  private static void addTo(Meta meta) {
    meta.addTag(StandardCode.TEST_DATA.coding());
  }
}
