package org.tpibridge.reading.canonical;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.PegScore;

/** Reads the three answers of PEG, {@code 6,5,7}, with their mean if the record states it. */
public final class PegGrammar {
  private static final int HIGHEST = 10;

  /** A whole number; systems also send {@code 6.0}. */
  private static final String ANSWER = "([0-9]{1,2})(?:\\.0{1,2})?";

  private static final Pattern CANONICAL =
      Pattern.compile(ANSWER + ", ?" + ANSWER + ", ?" + ANSWER + "(?: ?= ?([0-9.]{1,8}))?");

  /** {@code PEG 6/5/7 (mean 6.0)}. */
  private static final Pattern AS_TYPED =
      Pattern.compile(
          "(?:PEG:? ?)?P?:? ?([0-9]{1,2})(?:/10)?( ?[,/-] ?| )E?:? ?([0-9]{1,2})(?:/10)?\\2"
              + "G?:? ?([0-9]{1,2})(?:/10)?(?: ?[=(,]? ?(?:mean|avg|average|peg|=):? ?([0-9.]{1,8})\\)?)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NOT_ANSWERED =
      Pattern.compile(
          "(?:not|un) ?(?:done|asked|answered|completed|obtained|assessed)|declined|refused|deferred",
          Pattern.CASE_INSENSITIVE);

  private PegGrammar() {}

  /**
   * The answers in canonical notation, if they are typed in one of the usual other ways. A mean
   * that fits them is omitted, so that two statements of the same answers are equal.
   */
  public static Optional<String> canonical(String words) {
    Matcher typed = AS_TYPED.matcher(words);
    if (!typed.matches()) {
      return Optional.empty();
    }
    String answers = typed.group(1) + "," + typed.group(3) + "," + typed.group(4);
    String mean = typed.group(5);
    return Optional.of(mean == null || isMean(mean, typed) ? answers : answers + "=" + mean);
  }

  /** A later PEG in canonical notation, if it is typed in one of the usual other ways. */
  public static Optional<String> canonicalLater(String item) {
    int colon = item.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : CanonicalSpanGrammar.suggestion(FieldText.strip(item.substring(0, colon)))
            .flatMap(
                since ->
                    canonical(FieldText.strip(item.substring(colon + 1)))
                        .map(answers -> since.toCanonicalText() + ":" + answers));
  }

  static Optional<LaterPeg> later(String item, FieldFindings findings) {
    if (isPlaceholder(item, Column.PEG_LATER, findings)) {
      return Optional.empty();
    }
    int colon = item.indexOf(':');
    if (colon < 0) {
      findings.error(
          ReadingFindingCodes.PEG,
          QuotedText.of(item)
              + " is not a later PEG score. Write the time since the visit, a colon and the three"
              + " answers, such as 6w:3,2,2.");
      return Optional.empty();
    }
    // Read both before checking either, so that both problems are reported.
    var since = CanonicalSpanGrammar.read(FieldText.strip(item.substring(0, colon)), findings);
    String words = FieldText.strip(item.substring(colon + 1));
    var score =
        isPlaceholder(words, Column.PEG_LATER, findings)
            ? Optional.<PegScore>empty()
            : answers(words, findings);
    return since.flatMap(s -> score.map(answers -> new LaterPeg(s, answers)));
  }

  static Optional<PegScore> read(String words, FieldFindings findings) {
    return isPlaceholder(words, Column.PEG_BEFORE, findings)
        ? Optional.empty()
        : answers(words, findings);
  }

  /** A PEG that was not answered is missing. */
  private static boolean isPlaceholder(String words, Column column, FieldFindings findings) {
    boolean placeholder = Absence.of(words).isPresent() || NOT_ANSWERED.matcher(words).matches();
    if (placeholder) {
      Absence.reportPlaceholder(column, words, findings);
    }
    return placeholder;
  }

  private static Optional<PegScore> answers(String words, FieldFindings findings) {
    Matcher answers = CANONICAL.matcher(words);
    if (!answers.matches()) {
      String message =
          QuotedText.of(words)
              + " is not a PEG score. Write the three answers (pain, enjoyment of life, general"
              + " activity), such as 6,5,7. If an answer is missing, leave the cell empty and write the"
              + " others in notes.";
      canonical(words)
          .ifPresentOrElse(
              meant -> findings.error(ReadingFindingCodes.PEG, message, meant),
              () -> findings.error(ReadingFindingCodes.PEG, message));
      return Optional.empty();
    }
    return score(
        Integer.parseInt(answers.group(1)),
        Integer.parseInt(answers.group(2)),
        Integer.parseInt(answers.group(3)),
        Optional.ofNullable(answers.group(4)),
        findings);
  }

  /**
   * Checks the answers, and the mean if it is stated.
   *
   * @param mean as digits
   */
  public static Optional<PegScore> score(
      int pain, int enjoyment, int activity, Optional<String> mean, FieldFindings findings) {
    if (Math.max(pain, Math.max(enjoyment, activity)) > HIGHEST) {
      findings.error(
          ReadingFindingCodes.PEG,
          "The answers of PEG are whole numbers from 0 to 10, not "
              + Math.max(pain, Math.max(enjoyment, activity))
              + ".");
      return Optional.empty();
    }
    PegScore score = new PegScore(pain, enjoyment, activity);
    if (mean.isEmpty()) {
      return Optional.of(score);
    }
    return DecimalNumbers.read(mean.get(), "The mean of PEG", findings)
        .filter(stated -> isMean(stated, score, findings))
        .map(stated -> score);
  }

  private static boolean isMean(String stated, Matcher answers) {
    return DecimalNumbers.parse(stated)
        .filter(
            mean ->
                isMean(
                    mean,
                    Integer.parseInt(answers.group(1))
                        + Integer.parseInt(answers.group(3))
                        + Integer.parseInt(answers.group(4))))
        .isPresent();
  }

  /** A mean may be rounded to a whole number, or be written with more decimals. */
  private static boolean isMean(BigDecimal stated, int sum) {
    BigDecimal three = BigDecimal.valueOf(3);
    BigDecimal tolerance = three.movePointLeft(stated.scale()).divide(BigDecimal.valueOf(2));
    return stated.multiply(three).subtract(BigDecimal.valueOf(sum)).abs().compareTo(tolerance) <= 0;
  }

  private static boolean isMean(BigDecimal stated, PegScore score, FieldFindings findings) {
    boolean same = isMean(stated, score.pain() + score.enjoyment() + score.activity());
    if (!same) {
      findings.error(
          ReadingFindingCodes.PEG,
          "The mean of "
              + score.toCanonicalText()
              + " is "
              + score.mean().toPlainString()
              + ", but "
              + stated.toPlainString()
              + " is recorded. Correct the mean or the answers.");
    }
    return same;
  }
}
