package org.tpibridge.terminology;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.finding.UnknownWord;

/** Finds what a phrase means: one hash look-up. */
final class Index<T> {
  private static final int CANDIDATES = 3;

  private final Map<String, T> meanings = new HashMap<>();

  /** The same for words that are written as a table has them: most are, and need no phrase made. */
  private final Map<String, T> meaningsAsWritten = new HashMap<>();

  /** What may be offered, with the key it finds; misspellings are not here. */
  private final Map<String, String> keysByWords = new LinkedHashMap<>();

  Index(Collection<Entry> entries, Function<Entry, T> meaning) {
    for (Entry entry : entries) {
      T found = meaning.apply(entry);
      for (Word word : entry.allWords()) {
        String phrase = Phrase.of(word.text());
        meanings.putIfAbsent(phrase, found);
        meaningsAsWritten.putIfAbsent(word.text(), meanings.get(phrase));
        if (word.sense() != Word.Sense.MISSPELT) {
          keysByWords.putIfAbsent(word.text(), entry.key());
        }
      }
    }
  }

  Optional<T> find(String words) {
    T meaning = meaningsAsWritten.get(words);
    return Optional.ofNullable(meaning == null ? meanings.get(Phrase.of(words)) : meaning);
  }

  /** Known words that look like these, at most one a thing, best first. */
  List<UnknownWord.Candidate> candidates(String words) {
    Map<String, String> bestByKey = new LinkedHashMap<>();
    for (String candidate : Similar.to(words, keysByWords.keySet())) {
      bestByKey.putIfAbsent(keysByWords.get(candidate), candidate);
    }
    return bestByKey.entrySet().stream()
        .limit(CANDIDATES)
        .map(best -> new UnknownWord.Candidate(best.getValue(), best.getKey()))
        .toList();
  }
}
