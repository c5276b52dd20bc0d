package org.tpibridge.reading.assembly;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.reading.canonical.ChoiceField;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.shorthand.PainScores;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;

/** Reads the columns about pain together, because one cell may contain the whole course. */
final class PainFields {
  private static final Map<PainScale, String> SCALE_NAMES =
      Map.of(PainScale.NRS, "nrs", PainScale.VAS, "vas", PainScale.FACES, "faces");

  private final Shorthand shorthand;
  private final Map<Column, List<CheckedValue>> values = new EnumMap<>(Column.class);
  private final List<ListItem<LaterScore>> later = new ArrayList<>();

  /**
   * @param stated the values of a column
   */
  PainFields(Shorthand shorthand, Function<Column, List<CheckedValue>> stated) {
    this.shorthand = shorthand;
    stated.apply(Column.PAIN_SCALE).forEach(this::scale);
    PainScale scale = scale();
    for (Column column : List.of(Column.PAIN_BEFORE, Column.PAIN_AFTER, Column.PAIN_LATER)) {
      for (CheckedValue value : stated.apply(column)) {
        if (value.style() == ValueStyle.SHORTHAND) {
          value
              .value(this.shorthand.pain(value.text(), scale))
              .ifPresent(pain -> addScores(pain, column, value));
        } else if (column != Column.PAIN_LATER) {
          add(column, value);
        }
      }
    }
  }

  /**
   * The canonical values of the scale, the score before or the score after; repeated values are
   * included.
   */
  List<CheckedValue> of(Column column) {
    return values.getOrDefault(column, List.of());
  }

  /** The later scores from cells in shorthand. */
  List<ListItem<LaterScore>> later() {
    return later;
  }

  private void scale(CheckedValue value) {
    if (value.style() == ValueStyle.CANONICAL) {
      add(Column.PAIN_SCALE, value);
    } else {
      ChoiceField.SCALE
          .normalized(value.text(), Column.PAIN_SCALE, value.findings())
          .ifPresent(word -> add(Column.PAIN_SCALE, value.withText(word)));
    }
  }

  /**
   * The scale with which to read scores. Invalid scales are reported by the reader of the column.
   */
  private PainScale scale() {
    return of(Column.PAIN_SCALE).stream()
        .map(value -> ChoiceField.SCALE.canonical().get(value.text().toLowerCase(Locale.ROOT)))
        .flatMap(scale -> Optional.ofNullable(scale).stream())
        .findFirst()
        .orElse(PainScale.NRS);
  }

  private void addScores(PainScores pain, Column column, CheckedValue value) {
    pain.scale().ifPresent(s -> add(Column.PAIN_SCALE, value.withText(SCALE_NAMES.get(s))));
    if (column == Column.PAIN_LATER && pain.score().isPresent()) {
      value
          .findings()
          .error(
              ReadingFindingCodes.PAIN,
              "The time of this score is missing. Write the time since the visit before the score,"
                  + " such as 48h:3.");
    }
    add(column, value, pain.score());
    add(Column.PAIN_BEFORE, value, pain.before());
    add(Column.PAIN_AFTER, value, pain.after());
    pain.later().forEach(score -> later.add(value.asListItem(score)));
  }

  private void add(Column column, CheckedValue value, Optional<BigDecimal> score) {
    score.ifPresent(s -> add(column, value.withText(s.toPlainString())));
  }

  private void add(Column column, CheckedValue value) {
    values.computeIfAbsent(column, c -> new ArrayList<>()).add(value);
  }
}
