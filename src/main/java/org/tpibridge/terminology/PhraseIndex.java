package org.tpibridge.terminology;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.finding.UnknownWord;

/** Finds the meaning of a phrase with one hash look-up. */
final class PhraseIndex<T> {
  private static final int CANDIDATES = 3;

  private final Map<String, T> meanings = new HashMap<>();

  /** Finds words written exactly as in a table: most are, and need no normalization. */
  private final Map<String, T> meaningsAsWritten = new HashMap<>();

  /** The phrases that may be suggested, with their keys; misspellings are not included. */
  private final Map<String, String> keysByWords = new LinkedHashMap<>();

  PhraseIndex(Collection<TerminologyEntry> entries, Function<TerminologyEntry, T> meaning) {
    for (TerminologyEntry entry : entries) {
      T found = meaning.apply(entry);
      for (Synonym word : entry.allWords()) {
        String phrase = NormalizedPhrase.of(word.text());
        meanings.putIfAbsent(phrase, found);
        meaningsAsWritten.putIfAbsent(word.text(), meanings.get(phrase));
        if (word.relation() != Synonym.Relation.MISSPELLED) {
          keysByWords.putIfAbsent(word.text(), entry.key());
        }
      }
    }
  }

  Optional<T> find(String words) {
    T meaning = meaningsAsWritten.get(words);
    return Optional.ofNullable(
        meaning == null ? meanings.get(NormalizedPhrase.of(words)) : meaning);
  }

  /** Returns similar phrases, at most one for each entry, best first. */
  List<UnknownWord.Candidate> candidates(String words) {
    Map<String, String> bestByKey = new LinkedHashMap<>();
    for (String candidate : SimilarWords.to(words, keysByWords.keySet())) {
      bestByKey.putIfAbsent(keysByWords.get(candidate), candidate);
    }
    return bestByKey.entrySet().stream()
        .limit(CANDIDATES)
        .map(best -> new UnknownWord.Candidate(best.getValue(), best.getKey()))
        .toList();
  }
}
