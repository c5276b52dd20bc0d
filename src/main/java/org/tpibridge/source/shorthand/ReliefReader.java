package org.tpibridge.source.shorthand;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.Quoted;
import org.tpibridge.visit.Span;

/** {@code ~70%}, {@code 50-60% x 3 wks}, {@code 2 weeks of 80% relief}. */
final class ReliefReader {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String HOW = " Write a percentage and how long, such as 70% x 3 wks.";

  /** Alone they may as well say that nothing was recorded. */
  private static final Set<String> NOTHING = Set.of("no", "none");

  private static final Set<String> AT_LEAST = Set.of(">", "\u2265", "over");

  /** Words that change nothing. */
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

  private final Tokens tokens;
  private final Notes notes;
  private Optional<BigDecimal> percent = Optional.empty();
  private Optional<Span> lasting = Optional.empty();

  ReliefReader(Notes notes) {
    this.notes = notes;
    tokens = Tokens.of(notes.cell(), Lexer.Numbers.DECIMAL);
  }

  Optional<ReliefTold> read() {
    if (NOTHING.contains(notes.cell().toLowerCase(Locale.ROOT))) {
      notes.ambiguous("no relief, or none recorded?", List.of("0%", "an empty cell"));
      return Optional.empty();
    }
    while (!tokens.atEnd() && !notes.refused()) {
      step();
    }
    if (percent.isEmpty() && !notes.refused()) {
      notes.refuse("there is no percentage." + HOW);
    }
    return percent.map(p -> new ReliefTold(p, lasting));
  }

  private void step() {
    Optional<SpanGrammar.Phrase> phrase = SpanGrammar.at(tokens, 0);
    if (phrase.isPresent()) {
      tokens.skip(phrase.get().tokens());
      Optional<Span> span = SpanGrammar.resolve(phrase.get(), notes);
      if (lasting.isPresent()) {
        notes.refuse("there are two lengths of time." + HOW);
      }
      lasting = span;
    } else if (tokens.peek().isNumber()) {
      number(false);
    } else if (tokens.acceptApproximate()) {
      notes.assumed("a rough percentage is taken as it stands.");
    } else {
      word();
    }
  }

  private void word() {
    String text = tokens.take().text();
    if (AT_LEAST.contains(text) || (text.equals("at") && tokens.accept("least"))) {
      if (tokens.peek().isNumber()) {
        number(true);
      } else {
        notUnderstood(text);
      }
      return;
    }
    switch (text) {
      case "no", "none", "zero" -> inWords(BigDecimal.ZERO);
      case "complete", "full", "total" -> inWords(HUNDRED);
      default -> {
        if (!FILLING.contains(text)) {
          notUnderstood(text);
        }
      }
    }
  }

  private void inWords(BigDecimal value) {
    notes.assumed("taken as " + value + "%.");
    tell(value);
  }

  private void number(boolean atLeast) {
    BigDecimal least = tokens.take().value();
    boolean sign = percentSign();
    BigDecimal most = least;
    if ((tokens.peek().is("-") || tokens.peek().is("to")) && tokens.peek(1).isNumber()) {
      tokens.skip(1);
      most = tokens.take().value();
      sign |= percentSign();
    }
    boolean open = atLeast || tokens.accept("+");
    if (!sign && least.compareTo(BigDecimal.ONE) <= 0 && least.signum() > 0) {
      notes.ambiguous(
          "a fraction or a percentage?",
          List.of(
              least.movePointRight(2).stripTrailingZeros().toPlainString() + "%",
              least.toPlainString() + "%"));
    } else if (most.compareTo(HUNDRED) > 0) {
      notes.refuse("relief is 0 to 100%." + HOW);
    } else if (most.compareTo(least) < 0) {
      notes.refuse("a range starts with the smaller percentage." + HOW);
    } else {
      if (open || most.compareTo(least) > 0) {
        notes.doubtful("of a range the smaller end is taken: " + least.toPlainString() + "%.");
      }
      tell(least);
    }
  }

  private boolean percentSign() {
    return tokens.accept("%") || tokens.accept("percent") || tokens.accept("pct");
  }

  private void tell(BigDecimal value) {
    if (percent.isPresent()) {
      notes.refuse("there are two percentages." + HOW);
    }
    percent = Optional.of(value);
  }

  private void notUnderstood(String text) {
    notes.refuse("not understood: " + Quoted.of(text) + "." + HOW);
  }
}
