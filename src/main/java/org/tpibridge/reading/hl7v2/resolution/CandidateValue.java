package org.tpibridge.reading.hl7v2.resolution;

import java.util.Locale;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.visit.Column;

/**
 * Something that is stated of a column.
 *
 * @param precedence of where it is stated: the lowest counts, what else is stated is left out
 * @param source what states it: the results of one order, one document, the administrations. What
 *     two sources state is compared, never added up
 * @param part of the source, such as the code of the results; its parts complete one another
 */
record CandidateValue(int precedence, RawValue value, String source, String part) {
  /** The administrations of a visit. */
  static final String ADMINISTRATIONS = "administrations";

  private static final String WORDS_OF_CODE = " ";

  /** What makes two of them say the same. A diagnosis is its code, with or without words. */
  String key(Column column) {
    String folded = value.text().strip().toLowerCase(Locale.ROOT);
    int end = column == Column.DIAGNOSES ? folded.indexOf(WORDS_OF_CODE) : -1;
    return end > 0 && startsWithCode(folded) ? folded.substring(0, end) : folded;
  }

  private static boolean startsWithCode(String folded) {
    return folded.length() > 1 && Character.digit(folded.charAt(1), 10) >= 0;
  }
}
