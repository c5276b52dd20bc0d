package org.tpibridge.source.hl7v2;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.source.telling.Style;
import org.tpibridge.visit.Column;

/**
 * What an observation of some code or name is.
 *
 * @param column that it tells; a pain score whose phase other words tell has {@link
 *     Column#PAIN_BEFORE} and {@code phase} is open
 * @param open whether the phase of a pain score is to be found out
 * @param scale of a pain score, where the code tells it
 * @param after when, of a later pain score, such as {@code 48h}
 * @param style how its text is written
 * @param values the sender's words, folded to lower case, and what they mean
 */
record Named(
    Column column,
    boolean open,
    Optional<String> scale,
    Optional<String> after,
    Style style,
    Map<String, String> values) {

  private static final List<Column> BY_HAND =
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
  static Style usualStyle(Column column) {
    return BY_HAND.contains(column) ? Style.SHORTHAND : Style.CANONICAL;
  }

  String meaning(String words) {
    return values.getOrDefault(words.toLowerCase(Locale.ROOT), words);
  }
}
