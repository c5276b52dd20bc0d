package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.visit.TimeSpan;

/** Reads pain relief: {@code ~70%}, {@code 50-60% x 3 wks}, {@code 2 weeks of 80% relief}. */
final class ReliefReader {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String HINT = " Write a percentage and how long, such as 70% x 3 wks.";

  /** Words that alone may also mean that nothing was recorded. */
  private static final Set<String> NOTHING = Set.of("no", "none");

  private static final Set<String> AT_LEAST = Set.of(">", "\u2265", "over");

  /** Words without an effect. */
  private static final Set<String> FILLING =
      Set.of(
          "relief",
          "better",
          "improved",
          "improvement",
          "reduction",
          "reduced",
          "decrease",
          "less",
          "pain",
          "of",
          "x",
          "for",
          "lasting",
          "lasted",
          "with",
          "in",
          "reports",
          "reported",
          "pt",
          ",",
          ":",
          "(",
          ")",
          "was",
          "had",
          "got",
          "then",
          "@");

  private final TokenCursor tokens;
  private final CellFindings findings;
  private Optional<BigDecimal> percent = Optional.empty();
  private Optional<TimeSpan> lasting = Optional.empty();

  ReliefReader(CellFindings findings) {
    this.findings = findings;
    tokens = TokenCursor.of(findings.cell(), Lexer.Numbers.DECIMAL);
  }

  Optional<ReportedRelief> read() {
    if (NOTHING.contains(findings.cell().toLowerCase(Locale.ROOT))) {
      findings.rejectAmbiguous(
          "this may mean no relief, or that no relief was recorded.",
          List.of("0%", "an empty cell"));
      return Optional.empty();
    }
    while (!tokens.atEnd() && !findings.rejected()) {
      step();
    }
    if (percent.isEmpty() && !findings.rejected()) {
      findings.reject("the percentage is missing." + HINT);
    }
    return percent.map(p -> new ReportedRelief(p, lasting));
  }

  private void step() {
    Optional<SpanGrammar.SpanPhrase> phrase = SpanGrammar.at(tokens, 0);
    if (phrase.isPresent()) {
      tokens.skip(phrase.get().tokens());
      Optional<TimeSpan> span = SpanGrammar.resolve(phrase.get(), findings);
      if (lasting.isPresent()) {
        findings.reject("there are two lengths of time." + HINT);
      }
      lasting = span;
    } else if (tokens.peek().isNumber()) {
      number(false);
    } else if (tokens.acceptApproximate()) {
      findings.reportAssumed("an approximate percentage was read as exact.");
    } else {
      word();
    }
  }

  private void word() {
    String text = tokens.next().text();
    if (AT_LEAST.contains(text) || (text.equals("at") && tokens.accept("least"))) {
      if (tokens.peek().isNumber()) {
        number(true);
      } else {
        notUnderstood(text);
      }
      return;
    }
    switch (text) {
      case "no", "none", "zero" -> fromWords(BigDecimal.ZERO);
      case "complete", "full", "total" -> fromWords(HUNDRED);
      default -> {
        if (!FILLING.contains(text)) {
          notUnderstood(text);
        }
      }
    }
  }

  private void fromWords(BigDecimal value) {
    findings.reportAssumed("read as " + value + "%.");
    report(value);
  }

  private void number(boolean atLeast) {
    BigDecimal least = tokens.next().value();
    boolean sign = percentSign();
    BigDecimal most = least;
    if ((tokens.peek().is("-") || tokens.peek().is("to")) && tokens.peek(1).isNumber()) {
      tokens.skip(1);
      most = tokens.next().value();
      sign |= percentSign();
    }
    boolean open = atLeast || tokens.accept("+");
    if (!sign && least.compareTo(BigDecimal.ONE) <= 0 && least.signum() > 0) {
      findings.rejectAmbiguous(
          "this may be a fraction or a percentage.",
          List.of(
              least.movePointRight(2).stripTrailingZeros().toPlainString() + "%",
              least.toPlainString() + "%"));
    } else if (most.compareTo(HUNDRED) > 0) {
      findings.reject("relief must be 0 to 100%." + HINT);
    } else if (most.compareTo(least) < 0) {
      findings.reject("a range must start with the smaller percentage." + HINT);
    } else {
      if (open || most.compareTo(least) > 0) {
        findings.warnAssumed(
            "a range was read as its smaller end, " + least.toPlainString() + "%.");
      }
      report(least);
    }
  }

  private boolean percentSign() {
    return tokens.accept("%") || tokens.accept("percent") || tokens.accept("pct");
  }

  private void report(BigDecimal value) {
    if (percent.isPresent()) {
      findings.reject("there are two percentages." + HINT);
    }
    percent = Optional.of(value);
  }

  private void notUnderstood(String text) {
    findings.reject("not understood: " + QuotedText.of(text) + "." + HINT);
  }
}
