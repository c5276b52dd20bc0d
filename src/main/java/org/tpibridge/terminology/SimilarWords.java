package org.tpibridge.terminology;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds similar words, for suggestions. */
public final class SimilarWords {
  /** Longer words are not misspelled names, and comparing them is slow. */
  private static final int LONGEST_COMPARED = 40;

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
        .flatMap(candidate -> Compared.ifSimilar(letters, candidate).stream())
        .sorted(Compared.BEST_FIRST)
        .map(Compared::candidate)
        .toList();
  }

  private static String letters(String words) {
    return NormalizedPhrase.of(words).replace(" ", "");
  }

  private record Compared(String candidate, int distance) {
    static final Comparator<Compared> BEST_FIRST =
        comparingInt(Compared::distance)
            .thenComparing(comparingInt(c -> c.candidate.length()))
            .thenComparing(comparing(Compared::candidate));

    static Optional<Compared> ifSimilar(String letters, String candidate) {
      String others = letters(candidate);
      int maxDistance = Math.max(letters.length(), others.length()) / 3;
      // The distance is at least the difference in length, which costs nothing to compare.
      if (Math.abs(letters.length() - others.length()) > maxDistance) {
        return Optional.empty();
      }
      int distance = new LevenshteinDistance(maxDistance).apply(letters, others);
      return distance < 0 ? Optional.empty() : Optional.of(new Compared(candidate, distance));
    }
  }
}
