package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One answered PEG questionnaire about pain and function in the past week. Each answer is a whole
 * number from 0 to 10.
 *
 * @param pain average pain
 * @param enjoyment how much pain interfered with enjoyment of life
 * @param activity how much pain interfered with general activity
 */
public record PegScore(int pain, int enjoyment, int activity) {
  private static final BigDecimal QUESTIONS = BigDecimal.valueOf(3);

  public PegScore {
    requireAnswer(pain);
    requireAnswer(enjoyment);
    requireAnswer(activity);
  }

  private static void requireAnswer(int answer) {
    require(answer >= 0 && answer <= 10, "an answer of PEG must be 0 to 10");
  }

  /** The PEG score: the mean of the answers, rounded half up to one decimal. */
  public BigDecimal mean() {
    BigDecimal mean =
        BigDecimal.valueOf(pain + enjoyment + activity).divide(QUESTIONS, 1, RoundingMode.HALF_UP);
    return mean.remainder(BigDecimal.ONE).signum() == 0 ? mean.setScale(0) : mean;
  }

  /** Returns the notation of the canonical CSV, such as {@code 6,5,7}. */
  public String toCanonicalText() {
    return pain + "," + enjoyment + "," + activity;
  }

  @Override
  public String toString() {
    return "PegScore[…]";
  }
}
