package org.tpibridge.source.shorthand;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tpibridge.source.shorthand.Habits.PainRange;
import org.tpibridge.source.shorthand.PainElement.Measure;
import org.tpibridge.source.shorthand.PainElement.Score;
import org.tpibridge.visit.PainScale;

/** A written score to its value on a scale. */
final class ScoreGrammar {
  private final PainScale scale;
  private final PainRange ranges;
  private final Notes notes;

  ScoreGrammar(PainScale scale, PainRange ranges, Notes notes) {
    this.scale = scale;
    this.ranges = ranges;
    this.notes = notes;
  }

  /** Empty with an error where the score is not on the scale. */
  Optional<BigDecimal> value(Score score) {
    return score.isRange() ? range(score) : value(score.least(), score.measure());
  }

  private Optional<BigDecimal> range(Score score) {
    Optional<BigDecimal> least = value(score.least(), score.measure());
    Optional<BigDecimal> most = value(score.most(), score.measure());
    if (least.isEmpty() || most.isEmpty()) {
      return Optional.empty();
    }
    if (ranges == PainRange.ASK) {
      notes.ambiguous(
          "a range is not one score.",
          List.of(least.get().toPlainString(), most.get().toPlainString()));
      return Optional.empty();
    }
    BigDecimal taken = ranges == PainRange.LOWER ? least.get() : most.get();
    notes.doubtful(
        "of the range, "
            + taken.toPlainString()
            + " is taken, as this clinic has set for all ranges.");
    return Optional.of(taken);
  }

  private Optional<BigDecimal> value(BigDecimal written, Measure measure) {
    BigDecimal value = plain(measure == Measure.MILLIMETRES ? written.movePointLeft(1) : written);
    boolean plainMillimetres =
        scale == PainScale.VAS
            && measure == Measure.POINTS
            && value.compareTo(BigDecimal.TEN) > 0
            && value.compareTo(BigDecimal.valueOf(100)) <= 0;
    if (plainMillimetres) {
      value = plain(value.movePointLeft(1));
    }
    boolean ruler = measure != Measure.POINTS && scale != PainScale.VAS;
    if (ruler || !scale.accepts(value)) {
      notes.refuse(written.toPlainString() + " is not a score on this scale: " + allowed() + ".");
      return Optional.empty();
    }
    if (plainMillimetres) {
      notes.doubtful(
          written.toPlainString() + " is taken as millimetres: " + value.toPlainString() + ".");
    }
    return Optional.of(value);
  }

  private String allowed() {
    return switch (scale) {
      case NRS -> "NRS has whole numbers from 0 to 10; a VAS score has VAS, mm or cm beside it";
      case VAS -> "VAS has 0 to 10 with one decimal, or 0 to 100 mm";
      case FACES -> "FACES has 0, 2, 4, 6, 8 and 10";
    };
  }

  /** Without trailing zeros, so that 7, 7.0 and 70 mm are one score. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
