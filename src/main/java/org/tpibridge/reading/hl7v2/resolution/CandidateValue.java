package org.tpibridge.reading.hl7v2.resolution;

import java.util.Locale;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.visit.Column;

/**
 * A value that is stated for a column.
 *
 * @param precedence of the place that states it: only values with the lowest precedence are used
 * @param source what states the value: the results of one order, one document, the administrations.
 *     Values of two sources are compared, never added up
 * @param part the part of the source, such as the code of the results; parts complement one another
 */
record CandidateValue(int precedence, RawValue value, String source, String part) {
  /** The administrations of a visit. */
  static final String ADMINISTRATIONS = "administrations";

  private static final String WORDS_OF_CODE = " ";

  /**
   * Returns the text that is equal for equal values. A diagnosis is identified by its code, with or
   * without words.
   */
  String key(Column column) {
    String normalized = value.text().strip().toLowerCase(Locale.ROOT);
    int end = column == Column.DIAGNOSES ? normalized.indexOf(WORDS_OF_CODE) : -1;
    return end > 0 && startsWithCode(normalized) ? normalized.substring(0, end) : normalized;
  }

  private static boolean startsWithCode(String normalized) {
    return normalized.length() > 1 && Character.digit(normalized.charAt(1), 10) >= 0;
  }
}
