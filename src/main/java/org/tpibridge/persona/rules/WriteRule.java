package org.tpibridge.persona.rules;

import tools.jackson.databind.node.ObjectNode;

/** One way in which an EHR treats the content of a resource that it receives. */
@FunctionalInterface
interface WriteRule {

  /**
   * Refuses a resource, or changes it.
   *
   * @throws org.tpibridge.persona.http.RefusedRequestException if the EHR refuses it
   */
  void apply(ObjectNode resource, WriteContext context);
}
