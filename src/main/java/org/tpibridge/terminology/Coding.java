package org.tpibridge.terminology;

import static java.util.Objects.requireNonNull;

/**
 * A code of a code system.
 *
 * @param system the canonical URL of the code system, such as {@link CodeSystems#SNOMED_CT}
 * @param code the code as the system writes it
 * @param display a short name for readers
 */
public record Coding(String system, String code, String display) {
  public Coding {
    requireNonNull(system);
    requireNonNull(code);
    requireNonNull(display);
  }
}
