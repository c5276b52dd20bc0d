package org.tpibridge.reading.hl7v2.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.visit.Column;

/**
 * The meaning of an observation with a certain code or name.
 *
 * @param column the column that it is read into; a pain score whose phase is given elsewhere has
 *     {@link Column#PAIN_BEFORE} and {@code phaseUnknown}
 * @param phaseUnknown whether the phase of a pain score has to be determined
 * @param scale the scale of a pain score, if the code states it
 * @param after the time of a later pain score, such as {@code 48h}
 * @param style how its text is written
 * @param values the sender's words in lower case, with their meanings
 */
public record ObservationMeaning(
    Column column,
    boolean phaseUnknown,
    Optional<String> scale,
    Optional<String> after,
    ValueStyle style,
    Map<String, String> values) {

  private static final List<Column> HAND_TYPED_COLUMNS =
      List.of(
          Column.SITES,
          Column.INJECTATES,
          Column.PAIN_BEFORE,
          Column.PAIN_AFTER,
          Column.RELIEF_PERCENT,
          Column.PEG_BEFORE,
          Column.FOLLOW_UP,
          Column.HELD_MEDICATIONS,
          Column.POSITION,
          Column.BIRTH_DATE,
          Column.VISIT_START,
          Column.VISIT_END,
          Column.BILLED_DRUGS);

  /**
   * Returns the style of a column's text if the map does not specify one: shorthand for columns
   * that people type, canonical for others.
   */
  public static ValueStyle defaultStyle(Column column) {
    return HAND_TYPED_COLUMNS.contains(column) ? ValueStyle.SHORTHAND : ValueStyle.CANONICAL;
  }

  public String meaning(String words) {
    return values.getOrDefault(words.toLowerCase(Locale.ROOT), words);
  }
}
