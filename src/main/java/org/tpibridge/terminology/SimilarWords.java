package org.tpibridge.terminology;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds similar words, for suggestions. */
public final class SimilarWords {
  /** Longer words are not misspelled names, and comparing them is slow. */
  private static final int LONGEST_COMPARED = 40;

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private SimilarWords() {}

  /**
   * Returns the candidates that differ in at most a third of their letters and digits, best first;
   * ties are ordered by length, then alphabetically.
   */
  public static List<String> to(String words, Collection<String> candidates) {
    String letters = letters(words);
    if (letters.isEmpty() || letters.length() > LONGEST_COMPARED) {
      return List.of();
    }
    return candidates.stream()
        .map(candidate -> Compared.of(letters, candidate))
        .filter(Compared::isSimilar)
        .sorted(Compared.BEST_FIRST)
        .map(Compared::candidate)
        .toList();
  }

  private static String letters(String words) {
    return NormalizedPhrase.of(words).replace(" ", "");
  }

  private record Compared(String candidate, int distance, int longer) {
    static final Comparator<Compared> BEST_FIRST =
        comparingInt(Compared::distance)
            .thenComparing(comparingInt(c -> c.candidate.length()))
            .thenComparing(comparing(Compared::candidate));

    static Compared of(String letters, String candidate) {
      String others = letters(candidate);
      return new Compared(
          candidate, DISTANCE.apply(letters, others), Math.max(letters.length(), others.length()));
    }

    boolean isSimilar() {
      return distance * 3 <= longer;
    }
  }
}
