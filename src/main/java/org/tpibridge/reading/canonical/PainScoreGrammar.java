package org.tpibridge.reading.canonical;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;

/** Reads pain scores. A VAS score above 10 is in millimeters and is converted to centimeters. */
public final class PainScoreGrammar {
  private static final BigDecimal MAX_MM = BigDecimal.valueOf(100);
  private static final Pattern OUT_OF_TEN =
      Pattern.compile("([0-9]{1,2}(?:\\.[0-9])?) ?(?:/|of|out of) ?10");

  private PainScoreGrammar() {}

  static Optional<LaterScore> later(
      String when, String score, PainScale scale, FieldFindings findings) {
    // Read both before checking either, so that both problems are reported.
    var since = CanonicalSpanGrammar.read(when, findings);
    var value = score(score, scale, findings);
    return since.flatMap(s -> value.map(v -> new LaterScore(s, v)));
  }

  public static Optional<BigDecimal> score(String words, PainScale scale, FieldFindings findings) {
    Matcher outOfTen = OUT_OF_TEN.matcher(words);
    if (outOfTen.matches()) {
      findings.error(
          ReadingFindingCodes.PAIN,
          "Write the score without \"out of 10\": " + QuotedText.of(words) + ".",
          outOfTen.group(1));
      return Optional.empty();
    }
    return DecimalNumbers.read(words, "A pain score", findings)
        .flatMap(n -> onScale(n, scale, findings));
  }

  private static Optional<BigDecimal> onScale(
      BigDecimal number, PainScale scale, FieldFindings findings) {
    BigDecimal score = plain(number);
    if (scale == PainScale.VAS && score.compareTo(BigDecimal.TEN) > 0) {
      score = fromMillimeters(score, findings);
    }
    if (scale.accepts(score)) {
      return Optional.of(score);
    }
    String shown = number.toPlainString();
    findings.error(
        ReadingFindingCodes.PAIN,
        switch (scale) {
          case NRS ->
              "A score on the numeric scale is a whole number from 0 to 10, not "
                  + shown
                  + ". If it is on another scale, specify the scale in pain_scale.";
          case VAS ->
              "A VAS score is 0 to 10 cm with one decimal (or 11 to 100 mm, whole), not "
                  + shown
                  + ".";
          case FACES -> "A FACES score is 0, 2, 4, 6, 8 or 10, not " + shown + ".";
        });
    return Optional.empty();
  }

  private static BigDecimal fromMillimeters(BigDecimal score, FieldFindings findings) {
    if (score.compareTo(MAX_MM) > 0) {
      return score;
    }
    BigDecimal centimeters = plain(score.movePointLeft(1));
    if (PainScale.VAS.accepts(centimeters)) {
      findings.warning(
          ReadingFindingCodes.PAIN_MM,
          "A VAS score of "
              + score.toPlainString()
              + " is read as millimeters and converted to "
              + centimeters.toPlainString()
              + ".");
    }
    return centimeters;
  }

  /** Without trailing zeros, so that 7, 7.0 and 70 mm are one score. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
