package org.tpibridge.terminology;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Words that look like other words, for suggestions. */
final class Similar {
  /** Below this Jaro-Winkler similarity, words are seldom a misspelling of each other. */
  private static final double ALIKE = 0.85;

  private static final JaroWinklerSimilarity MEASURE = new JaroWinklerSimilarity();

  private Similar() {}

  /** The candidates that look like the words, best first; ties by length, then by alphabet. */
  static List<String> to(String words, Collection<String> candidates) {
    String phrase = Phrase.of(words);
    return candidates.stream()
        .map(candidate -> new Scored(candidate, MEASURE.apply(phrase, Phrase.of(candidate))))
        .filter(scored -> scored.similarity >= ALIKE)
        .sorted(Scored.BEST_FIRST)
        .map(Scored::candidate)
        .toList();
  }

  private record Scored(String candidate, double similarity) {
    static final java.util.Comparator<Scored> BEST_FIRST =
        comparingDouble((Scored s) -> -s.similarity)
            .thenComparing(comparingInt(s -> s.candidate.length()))
            .thenComparing(comparing(Scored::candidate));
  }
}
