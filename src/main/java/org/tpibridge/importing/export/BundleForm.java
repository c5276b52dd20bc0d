package org.tpibridge.importing.export;

import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.mapping.transaction.ConditionalRequests;

/** The form of the requests in the Bundles that are written. */
public enum BundleForm {
  /** What the visit owns has the ids of this program. */
  OWN_IDS,
  /** For servers that assign ids. */
  CONDITIONAL;

  Bundle of(Bundle bundle) {
    return this == CONDITIONAL ? ConditionalRequests.in(bundle) : bundle;
  }
}
