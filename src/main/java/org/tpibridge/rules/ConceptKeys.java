package org.tpibridge.rules;

import java.util.Optional;

/** What a clinic's words stand for, by keys that the rules' data use. Thread-safe. */
public interface ConceptKeys {

  /**
   * A muscle's key, such as {@code levator-scapulae}; empty where the words are no known muscle.
   */
  Optional<String> muscle(String words);

  /** A drug's key, such as {@code lidocaine}; empty where the words are no known drug. */
  Optional<String> drug(String words);

  /** The ICD-10-CM code that a diagnosis in words stands for. */
  Optional<String> diagnosis(String words);
}
