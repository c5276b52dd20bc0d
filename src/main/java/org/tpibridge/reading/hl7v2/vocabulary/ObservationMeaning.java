package org.tpibridge.reading.hl7v2.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.visit.Column;

/**
 * What an observation of some code or name is.
 *
 * @param column that it tells; a pain score whose phase other words tell has {@link
 *     Column#PAIN_BEFORE} and {@code phase} is open
 * @param phaseUnknown whether the phase of a pain score is to be found out
 * @param scale of a pain score, where the code tells it
 * @param after when, of a later pain score, such as {@code 48h}
 * @param style how its text is written
 * @param values the sender's words, folded to lower case, and what they mean
 */
public record ObservationMeaning(
    Column column,
    boolean phaseUnknown,
    Optional<String> scale,
    Optional<String> after,
    ValueStyle style,
    Map<String, String> values) {

  private static final List<Column> TYPED_COLUMNS =
      List.of(
          Column.SITES,
          Column.INJECTATES,
          Column.PAIN_BEFORE,
          Column.PAIN_AFTER,
          Column.RELIEF_PERCENT,
          Column.FOLLOW_UP,
          Column.BIRTH_DATE,
          Column.VISIT_START,
          Column.VISIT_END,
          Column.BILLED_DRUGS);

  /** How text of a column is written where nobody says: people write it, or a system. */
  public static ValueStyle defaultStyle(Column column) {
    return TYPED_COLUMNS.contains(column) ? ValueStyle.SHORTHAND : ValueStyle.CANONICAL;
  }

  public String meaning(String words) {
    return values.getOrDefault(words.toLowerCase(Locale.ROOT), words);
  }
}
