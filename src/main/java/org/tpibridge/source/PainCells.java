package org.tpibridge.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.source.shorthand.PainTold;
import org.tpibridge.source.shorthand.Shorthand;
import org.tpibridge.source.telling.Style;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;

/** One cell may tell a pain's whole course, so the columns about pain are read together. */
final class PainCells {
  private static final Map<PainScale, String> NAMES =
      Map.of(PainScale.NRS, "nrs", PainScale.VAS, "vas", PainScale.FACES, "faces");

  private final Shorthand shorthand;
  private final Map<Column, List<ToldWords>> values = new EnumMap<>(Column.class);
  private final List<Listed<LaterScore>> later = new ArrayList<>();

  /**
   * @param told the words of a column
   */
  PainCells(Shorthand shorthand, Function<Column, List<ToldWords>> told) {
    this.shorthand = shorthand;
    told.apply(Column.PAIN_SCALE).forEach(this::scale);
    PainScale scale = scale();
    for (Column column : List.of(Column.PAIN_BEFORE, Column.PAIN_AFTER, Column.PAIN_LATER)) {
      for (ToldWords words : told.apply(column)) {
        if (words.style() == Style.SHORTHAND) {
          words
              .take(this.shorthand.pain(words.text(), scale))
              .ifPresent(pain -> keep(pain, column, words));
        } else if (column != Column.PAIN_LATER) {
          add(column, words);
        }
      }
    }
  }

  /** Canonical words of the scale, the score before, or the score after, however often told. */
  List<ToldWords> of(Column column) {
    return values.getOrDefault(column, List.of());
  }

  /** What cells in shorthand tell. */
  List<Listed<LaterScore>> later() {
    return later;
  }

  private void scale(ToldWords words) {
    if (words.style() == Style.CANONICAL) {
      add(Column.PAIN_SCALE, words);
    } else {
      Choices.SCALE
          .understood(words.text(), Column.PAIN_SCALE, words.note())
          .ifPresent(word -> add(Column.PAIN_SCALE, words.reading(word)));
    }
  }

  /** For reading; whether the words are a scale at all is said by who reads the column. */
  private PainScale scale() {
    return of(Column.PAIN_SCALE).stream()
        .map(words -> Choices.SCALE.canonical().get(words.text().toLowerCase(Locale.ROOT)))
        .flatMap(scale -> Optional.ofNullable(scale).stream())
        .findFirst()
        .orElse(PainScale.NRS);
  }

  private void keep(PainTold pain, Column column, ToldWords words) {
    pain.scale().ifPresent(s -> add(Column.PAIN_SCALE, words.reading(NAMES.get(s))));
    if (column == Column.PAIN_LATER && pain.score().isPresent()) {
      words
          .note()
          .error(
              Codes.PAIN,
              "This score does not say how long after the visit it was. Write the time before it,"
                  + " such as 48h:3.");
    }
    add(column, words, pain.score());
    add(Column.PAIN_BEFORE, words, pain.before());
    add(Column.PAIN_AFTER, words, pain.after());
    pain.later().forEach(score -> later.add(words.listed(score)));
  }

  private void add(Column column, ToldWords words, Optional<BigDecimal> score) {
    score.ifPresent(s -> add(column, words.reading(s.toPlainString())));
  }

  private void add(Column column, ToldWords words) {
    values.computeIfAbsent(column, c -> new ArrayList<>()).add(words);
  }
}
