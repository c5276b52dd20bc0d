package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.shorthand.PainElement.Measure;
import org.tpibridge.reading.shorthand.PainElement.WrittenScore;
import org.tpibridge.reading.shorthand.RegionalConventions.PainRange;
import org.tpibridge.visit.PainScale;

/** Converts a written score to its value on a scale. */
final class ScoreGrammar {
  private final PainScale scale;
  private final PainRange ranges;
  private final CellFindings findings;

  ScoreGrammar(PainScale scale, PainRange ranges, CellFindings findings) {
    this.scale = scale;
    this.ranges = ranges;
    this.findings = findings;
  }

  /** The value; empty, with an error, if the score is not on the scale. */
  Optional<BigDecimal> value(WrittenScore score) {
    return score.isRange() ? range(score) : value(score.low(), score.measure());
  }

  private Optional<BigDecimal> range(WrittenScore score) {
    Optional<BigDecimal> least = value(score.low(), score.measure());
    Optional<BigDecimal> most = value(score.high(), score.measure());
    if (least.isEmpty() || most.isEmpty()) {
      return Optional.empty();
    }
    if (ranges == PainRange.REJECT) {
      findings.rejectAmbiguous(
          "a range is not a single score.",
          List.of(least.get().toPlainString(), most.get().toPlainString()));
      return Optional.empty();
    }
    BigDecimal value = ranges == PainRange.LOWER ? least.get() : most.get();
    findings.warnAssumed(
        "the range was read as " + value.toPlainString() + ", the clinic's setting for ranges.");
    return Optional.of(value);
  }

  private Optional<BigDecimal> value(BigDecimal written, Measure measure) {
    BigDecimal value = plain(measure == Measure.MILLIMETERS ? written.movePointLeft(1) : written);
    boolean plainMillimeters =
        scale == PainScale.VAS
            && measure == Measure.POINTS
            && value.compareTo(BigDecimal.TEN) > 0
            && value.compareTo(BigDecimal.valueOf(100)) <= 0;
    if (plainMillimeters) {
      value = plain(value.movePointLeft(1));
    }
    boolean inLength = measure != Measure.POINTS && scale != PainScale.VAS;
    if (inLength || !scale.accepts(value)) {
      findings.reject(
          written.toPlainString() + " is not a score on this scale: " + allowed() + ".");
      return Optional.empty();
    }
    if (plainMillimeters) {
      findings.warnAssumed(
          written.toPlainString() + " was read as millimeters: " + value.toPlainString() + " cm.");
    }
    return Optional.of(value);
  }

  private String allowed() {
    return switch (scale) {
      case NRS -> "NRS has whole numbers from 0 to 10; write a VAS score with VAS, mm or cm";
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
