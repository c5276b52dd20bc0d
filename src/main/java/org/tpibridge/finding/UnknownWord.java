package org.tpibridge.finding;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A word of the input that is in no table. Unknown words are counted so that a clinic can add them.
 * The word is the clinic's own text: write it only to reports that the user requested, never to a
 * log.
 *
 * @param table the table that was searched, named by the header of its first column: {@code
 *     muscle}, {@code drug}, {@code complication}
 * @param word as written in the input
 * @param candidates similar words of the table, best first; may be empty
 */
public record UnknownWord(String table, String word, List<Candidate> candidates) {

  /**
   * @param phrase a phrase of the table
   * @param key the key of its row
   */
  public record Candidate(String phrase, String key) {
    public Candidate {
      requireNonNull(phrase);
      requireNonNull(key);
    }
  }

  public UnknownWord {
    requireNonNull(table);
    requireNonNull(word);
    candidates = List.copyOf(candidates);
  }

  /** Returns the phrases of the candidates, for messages. */
  public List<String> suggestions() {
    return candidates.stream().map(Candidate::phrase).toList();
  }

  /** Leaves out the word, which may be patient data. */
  @Override
  public String toString() {
    return "UnknownWord[" + table + "]";
  }
}
