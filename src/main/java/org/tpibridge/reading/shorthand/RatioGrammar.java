package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.reading.shorthand.InjectateElement.Added;
import org.tpibridge.reading.shorthand.InjectateElement.Ratio;

/**
 * Reads ratios: {@code 1:100k} of epinephrine, {@code 1:1} or {@code 50/50} of a mixture, and the
 * words around epinephrine: {@code w/ epi 1:100,000}, {@code without epi}.
 */
final class RatioGrammar {
  private static final int MOST_PARTS = 100;
  private static final int THOUSAND = 1000;

  private final RegionalConventions conventions;
  private final TokenCursor tokens;
  private final CellFindings findings;

  RatioGrammar(RegionalConventions conventions, TokenCursor tokens, CellFindings findings) {
    this.conventions = conventions;
    this.tokens = tokens;
    this.findings = findings;
  }

  boolean isRatio() {
    boolean colon = tokens.peek().isWhole() && tokens.peek(1).is(":") && tokens.peek(2).isNumber();
    return colon || isFiftyFifty();
  }

  private boolean isFiftyFifty() {
    return tokens.peek().isWhole()
        && tokens.peek(1).is("/")
        && tokens.peek(2).isWhole()
        && !AmountGrammar.isUnit(tokens.peek(3))
        && tokens.peek().value().add(tokens.peek(2).value()).compareTo(BigDecimal.valueOf(100))
            == 0;
  }

  /** Reads a ratio; empty, with an error, if it is not valid. */
  Optional<InjectateElement> read() {
    List<Long> parts = new ArrayList<>();
    parts.add(part());
    while ((tokens.peek().is(":") || tokens.peek().is("/")) && tokens.peek(1).isNumber()) {
      tokens.skip(1);
      parts.add(part());
    }
    if (parts.size() == 2 && parts.get(0) == 1 && Epinephrine.isRatio(parts.get(1))) {
      if (Epinephrine.isName(tokens.peek())) {
        tokens.skip(1);
      } else {
        findings.reportAssumed("1:" + parts.get(1) + " was read as epinephrine.");
      }
      return Optional.of(new Added(OptionalInt.of(parts.get(1).intValue())));
    }
    if (parts.stream().allMatch(p -> p >= 1 && p <= MOST_PARTS)) {
      return Optional.of(new Ratio(parts.stream().map(Long::intValue).toList()));
    }
    findings.reject(
        "this ratio is not valid. Write the parts of a mixture as 1:1, and epinephrine as"
            + " 1:100000.");
    return Optional.empty();
  }

  /** Reads a whole number, with commas between thousands or a k after it; 0 for other text. */
  private long part() {
    CellToken first = tokens.next();
    if (!first.isWhole()) {
      return 0;
    }
    long value = Long.parseLong(first.text());
    while (tokens.peek().is(",") && isThousands(tokens.peek(1)) && value < THOUSAND * THOUSAND) {
      value = value * THOUSAND + Long.parseLong(tokens.peek(1).text());
      tokens.skip(2);
    }
    if (tokens.peek().is("k") && !tokens.peek().spaced()) {
      tokens.skip(1);
      value *= THOUSAND;
    }
    return value;
  }

  private static boolean isThousands(CellToken token) {
    return token.isWhole() && !token.spaced() && token.text().length() == 3;
  }

  /** Whether "epi" comes next, or "with epi", "w/o epi" and the like. */
  boolean isEpinephrine() {
    return Epinephrine.isName(tokens.peek(joining())) || Epinephrine.isName(tokens.peek(denying()));
  }

  /** Reads epinephrine with its ratio; empty, with an error, if the ratio is missing. */
  Optional<InjectateElement> epinephrine() {
    int denied = denying();
    if (denied > 0 && Epinephrine.isName(tokens.peek(denied))) {
      tokens.skip(denied + 1);
      return Optional.of(new Added(OptionalInt.empty()));
    }
    tokens.skip(joining() + 1);
    int position = tokens.position();
    tokens.accept("(");
    tokens.accept(":");
    tokens.accept("@");
    if (isRatio()) {
      long one = part();
      tokens.skip(1);
      long n = part();
      if (one == 1 && Epinephrine.isRatio(n)) {
        tokens.accept(")");
        return Optional.of(new Added(OptionalInt.of((int) n)));
      }
      findings.reject("epinephrine must be 1:1000 to 1:10000000. Write it as 1:100000.");
      return Optional.empty();
    }
    tokens.moveTo(position);
    return defaultEpinephrine();
  }

  private Optional<InjectateElement> defaultEpinephrine() {
    if (conventions.defaultEpinephrine().isPresent()) {
      findings.warnAssumed(
          "epinephrine was read as 1:"
              + conventions.defaultEpinephrine().getAsInt()
              + ", the clinic's default.");
      return Optional.of(new Added(conventions.defaultEpinephrine()));
    }
    findings.rejectAmbiguous(
        "the ratio of epinephrine is missing.",
        List.of("with epinephrine 1:100000", "with epinephrine 1:200000"));
    return Optional.empty();
  }

  /** The number of tokens of "with", "w/", "+", "and" before epinephrine. */
  private int joining() {
    if (tokens.peek().is("w")) {
      return tokens.peek(1).is("/") ? 2 : 1;
    }
    boolean joint =
        tokens.peek().is("with")
            || tokens.peek().is("+")
            || tokens.peek().is("and")
            || tokens.peek().is("&")
            || tokens.peek().is("c")
            || tokens.peek().is("/");
    return joint ? 1 : 0;
  }

  /** The number of tokens of "without", "w/o", "no" before epinephrine; 0 if there are none. */
  private int denying() {
    if (tokens.peek().is("w") && tokens.peek(1).is("/") && tokens.peek(2).is("o")) {
      return 3;
    }
    return tokens.peek().is("without") || tokens.peek().is("no") || tokens.peek().is("wo") ? 1 : 0;
  }
}
