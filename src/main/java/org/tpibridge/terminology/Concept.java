package org.tpibridge.terminology;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An entry of the terminology: a muscle, a drug, a diagnosis.
 *
 * @param key TPI Bridge's own code, in kebab case, in the code system that {@link
 *     TerminologyTable#codeSystem} names
 * @param name a short name for readers
 * @param codings codes of other systems, best first; empty if there is no verified code. A
 *     provisional code is included only if its system has no better one and provisional codes are
 *     enabled.
 */
public record Concept(String key, String name, List<Coding> codings) {
  public Concept {
    requireNonNull(key);
    requireNonNull(name);
    codings = List.copyOf(codings);
  }
}
