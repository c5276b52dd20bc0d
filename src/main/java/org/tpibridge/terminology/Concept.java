package org.tpibridge.terminology;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A thing that the tables know: a muscle, a drug, a diagnosis.
 *
 * @param key our own code, kebab-case, in the code system that {@link TerminologyTable#codeSystem}
 *     names
 * @param name a short name, for people
 * @param codings codes of other systems, best first; empty where no verified code exists. A
 *     provisional code is here only where there is no better one of its system and provisional
 *     codes are on.
 */
public record Concept(String key, String name, List<Coding> codings) {
  public Concept {
    requireNonNull(key);
    requireNonNull(name);
    codings = List.copyOf(codings);
  }
}
