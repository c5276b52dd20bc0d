package org.tpibridge.finding;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A word of the input that no table knows, so that such words can be counted and taught. The word
 * is the clinic's own text: it belongs in reports that the user asked for, never in a log.
 *
 * @param table what it should have named, by the header of that table's first column: {@code
 *     muscle}, {@code drug}, {@code complication}
 * @param word as the input has it
 * @param candidates known words that look like it, best first; empty where none does
 */
public record UnknownWord(String table, String word, List<Candidate> candidates) {

  /**
   * @param phrase that a table knows
   * @param key of the row that they find
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

  /** The candidates' words alone, for messages. */
  public List<String> suggestions() {
    return candidates.stream().map(Candidate::phrase).toList();
  }

  /** Not the word. */
  @Override
  public String toString() {
    return "UnknownWord[" + table + "]";
  }
}
