package org.tpibridge.rules;

import java.util.Optional;

/** Resolves a clinic's words to the keys that rules use. Thread-safe. */
public interface ConceptKeys {

  /** Returns the key of a muscle, such as {@code levator-scapulae}; empty for an unknown muscle. */
  Optional<String> muscle(String words);

  /** Returns the key of a drug, such as {@code lidocaine}; empty for an unknown drug. */
  Optional<String> drug(String words);

  /** Returns the ICD-10-CM code for a diagnosis in words. */
  Optional<String> diagnosis(String words);
}
