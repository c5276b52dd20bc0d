package org.tpibridge.exchange.pull;

import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.EnteredInError;
import org.tpibridge.mapping.Retraction;

/** Recognizes resources that do not count any more, also without the text of this program. */
final class WithdrawnResource {
  private WithdrawnResource() {}

  static boolean is(Resource resource) {
    return Retraction.isRetracted(resource) || EnteredInError.isMarked(resource);
  }
}
