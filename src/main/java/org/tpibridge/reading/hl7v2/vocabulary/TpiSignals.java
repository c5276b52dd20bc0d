package org.tpibridge.reading.hl7v2.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Signals that a message is about a trigger point injection; {@code docs/hl7v2.md} describes the
 * format.
 *
 * @param codes codes of procedures, in addition to those of the terminology
 * @param words words in the names of services and results, in descriptions and in text
 * @param notPerformed words meaning that the procedure in the same sentence was not performed
 * @param anotherTime words meaning that the same sentence is about a plan or the past
 */
public record TpiSignals(
    List<String> codes, List<String> words, List<String> notPerformed, List<String> anotherTime) {
  static final TpiSignals NONE = new TpiSignals(List.of(), List.of(), List.of(), List.of());

  public TpiSignals {
    codes = codes.stream().map(c -> c.strip().toUpperCase(Locale.ROOT)).toList();
    words = normalized(words);
    notPerformed = normalized(notPerformed);
    anotherTime = normalized(anotherTime);
  }

  /** Normalized, with a space on each side, so that only whole words match. */
  private static List<String> normalized(List<String> phrases) {
    return phrases.stream()
        .map(ObservationVocabulary::normalized)
        .filter(p -> !p.isEmpty())
        .map(p -> " " + p + " ")
        .distinct()
        .toList();
  }

  public TpiSignals and(TpiSignals other) {
    return new TpiSignals(
        both(codes, other.codes),
        both(words, other.words),
        both(notPerformed, other.notPerformed),
        both(anotherTime, other.anotherTime));
  }

  private static List<String> both(List<String> a, List<String> b) {
    List<String> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }
}
