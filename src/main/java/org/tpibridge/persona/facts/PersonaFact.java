package org.tpibridge.persona.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One row of the table of facts.
 *
 * @param persona kind of EHR, or {@code *} for all
 * @param type resource type; empty for the server
 * @param value words, separated by spaces, or a sentence
 * @param source where it is from
 */
public record PersonaFact(
    String persona, String type, FactName name, String value, String source, Basis basis) {

  /** How sure a fact is. */
  public enum Basis {
    /** A published CapabilityStatement says it. */
    DECLARED,
    /** The vendor's documentation, or its source code, says it. */
    DOCUMENTED,
    /** Others report it. */
    SECOND_HAND,
    /** Nobody says it; the simulation needs a choice. */
    ASSUMED;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public List<String> words() {
    return Arrays.stream(value.split(" ", -1)).filter(w -> !w.isEmpty()).toList();
  }
}
