package org.tpibridge.terminology;

import static java.util.Objects.requireNonNull;

/** A drug by its ingredient; a brand name finds the ingredient. */
public record Drug(Concept concept, DrugClass drugClass) {
  public Drug {
    requireNonNull(concept);
    requireNonNull(drugClass);
  }
}
