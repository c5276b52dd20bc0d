package org.tpibridge.terminology;

import static java.util.Objects.requireNonNull;

/** A drug, identified by its ingredient. A brand name resolves to the ingredient. */
public record Drug(Concept concept, DrugClass drugClass) {
  public Drug {
    requireNonNull(concept);
    requireNonNull(drugClass);
  }
}
