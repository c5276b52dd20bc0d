package org.tpibridge.importing.export;

import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.mapping.bundle.ConditionalRequests;

/** The form of the requests in the Bundles that are written. */
public enum BundleForm {
  /** What the visit owns has the ids of this program. */
  OWN_IDS(bundle -> bundle),
  /** For servers that assign ids. */
  CONDITIONAL(ConditionalRequests::in);

  private final UnaryOperator<Bundle> change;

  BundleForm(UnaryOperator<Bundle> change) {
    this.change = change;
  }

  Bundle of(Bundle bundle) {
    return change.apply(bundle);
  }
}
