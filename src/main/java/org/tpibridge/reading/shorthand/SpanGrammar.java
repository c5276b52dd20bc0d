package org.tpibridge.reading.shorthand;

import static org.tpibridge.visit.TimeSpan.Unit.DAY;
import static org.tpibridge.visit.TimeSpan.Unit.HOUR;
import static org.tpibridge.visit.TimeSpan.Unit.MINUTE;
import static org.tpibridge.visit.TimeSpan.Unit.MONTH;
import static org.tpibridge.visit.TimeSpan.Unit.WEEK;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.visit.TimeSpan;

/**
 * Reads lengths of time: {@code 3 wks}, {@code a month}, {@code 2-3 days}, {@code 1.5 h}; also
 * inside longer cells.
 */
final class SpanGrammar {
  private static final int MAX_AMOUNT = 9999;
  private static final int MONTHS_IN_A_YEAR = 12;
  private static final String HINT =
      " Write a whole number and a unit (min, h, d, w or mo), such as 48h or 6w.";

  /** Words around a length of time without an effect. */
  private static final Set<String> AROUND =
      Set.of(
          "x", "for", "in", "of", "f", "u", "/", "fu", "follow", "up", "-", "rtc", "return", "to",
          "clinic", "after", "lasting", "lasted", "recheck", "back", "relief", ":", "(", ")");

  private static final Map<String, TimeSpan.Unit> UNITS = units();

  private static final List<String> SMALL_NUMBERS =
      List.of(
          "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  private SpanGrammar() {}

  private static Map<String, TimeSpan.Unit> units() {
    Map<String, TimeSpan.Unit> units = new HashMap<>();
    List.of("min", "mins", "minute", "minutes").forEach(w -> units.put(w, MINUTE));
    List.of("h", "hr", "hrs", "hour", "hours").forEach(w -> units.put(w, HOUR));
    List.of("d", "day", "days").forEach(w -> units.put(w, DAY));
    List.of("w", "wk", "wks", "week", "weeks").forEach(w -> units.put(w, WEEK));
    List.of("mo", "mos", "mon", "mth", "mths", "month", "months").forEach(w -> units.put(w, MONTH));
    return units;
  }

  /**
   * A length of time as written.
   *
   * @param low the amount, or the start of a range
   * @param high the same amount, or the end of a range
   * @param unit as written
   * @param tokens the number of its tokens
   */
  record SpanPhrase(BigDecimal low, BigDecimal high, String unit, int tokens) {
    boolean isRange() {
      return low.compareTo(high) != 0;
    }
  }

  /** Reads a whole cell. */
  static Optional<TimeSpan> read(TokenCursor tokens, CellFindings findings) {
    boolean approximate = false;
    while (!tokens.atEnd()) {
      tokens.skipAll(AROUND);
      Optional<SpanPhrase> phrase = at(tokens, 0);
      if (phrase.isPresent()) {
        tokens.skip(phrase.get().tokens());
        tokens.skipAll(AROUND);
        if (!tokens.atEnd()) {
          break;
        }
        if (approximate) {
          findings.reportAssumed("an approximate length of time was read as exact.");
        }
        return resolve(phrase.get(), findings);
      }
      if (!tokens.acceptApproximate()) {
        break;
      }
      approximate = true;
    }
    findings.reject("this is not a length of time." + HINT);
    return Optional.empty();
  }

  /** The length of time at a position; does not move the cursor. */
  static Optional<SpanPhrase> at(TokenCursor tokens, int ahead) {
    Optional<BigDecimal> least = amount(tokens.peek(ahead));
    if (least.isEmpty()) {
      return Optional.empty();
    }
    int unitAt = ahead + 1;
    BigDecimal most = least.get();
    CellToken joint = tokens.peek(unitAt);
    if (joint.is("-") || joint.is("to")) {
      Optional<BigDecimal> second = amount(tokens.peek(unitAt + 1));
      if (second.isPresent()) {
        most = second.get();
        unitAt += 2;
      } else if (tokens.peek(unitAt + 1).isWord()) {
        unitAt++; // 6-week
      }
    }
    String unit = tokens.peek(unitAt).text();
    if (!tokens.peek(unitAt).isWord() || !isUnit(unit)) {
      return Optional.empty();
    }
    return Optional.of(new SpanPhrase(least.get(), most, unit, unitAt + 1 - ahead));
  }

  private static Optional<BigDecimal> amount(CellToken token) {
    if (token.isNumber()) {
      return Optional.of(token.value());
    }
    if (token.is("a") || token.is("an")) {
      return Optional.of(BigDecimal.ONE);
    }
    int number = token.isWord() ? SMALL_NUMBERS.indexOf(token.text()) : -1;
    return number > 0 ? Optional.of(BigDecimal.valueOf(number)) : Optional.empty();
  }

  private static boolean isUnit(String word) {
    return UNITS.containsKey(word) || isYear(word) || word.equals("m");
  }

  private static boolean isYear(String word) {
    return word.equals("y") || word.equals("yr") || word.equals("yrs") || word.startsWith("year");
  }

  /** The meaning of a phrase; empty if it is rejected. */
  static Optional<TimeSpan> resolve(SpanPhrase phrase, CellFindings findings) {
    String amount = phrase.low().toPlainString();
    if (phrase.unit().equals("m")) {
      findings.rejectAmbiguous(
          "\"m\" may be minutes or months.", List.of(amount + " min", amount + " mo"));
      return Optional.empty();
    }
    if (phrase.low().compareTo(phrase.high()) > 0) {
      findings.reject("a range of time must start with the shorter time." + HINT);
      return Optional.empty();
    }
    if (phrase.isRange()) {
      findings.warnAssumed(
          "a range of time was read as the shorter time, " + amount + " " + phrase.unit() + ".");
    }
    boolean years = isYear(phrase.unit());
    Optional<TimeSpan> span =
        years
            ? span(phrase.low().multiply(BigDecimal.valueOf(MONTHS_IN_A_YEAR)), MONTH)
            : span(phrase.low(), UNITS.get(phrase.unit()));
    if (span.isEmpty()) {
      findings.reject(
          QuotedText.of(amount + " " + phrase.unit())
              + " is not a whole number (1 to 9999) of this unit or a smaller one."
              + HINT);
    }
    return span;
  }

  /** The length in the stated unit, or in the next smaller unit that gives a whole number. */
  private static Optional<TimeSpan> span(BigDecimal amount, TimeSpan.Unit unit) {
    BigDecimal plain = amount.stripTrailingZeros();
    if (plain.scale() <= 0) {
      boolean fits = plain.signum() > 0 && plain.compareTo(BigDecimal.valueOf(MAX_AMOUNT)) <= 0;
      return fits ? Optional.of(new TimeSpan(plain.intValueExact(), unit)) : Optional.empty();
    }
    return switch (unit) {
      case WEEK -> span(amount.multiply(BigDecimal.valueOf(7)), DAY);
      case DAY -> span(amount.multiply(BigDecimal.valueOf(24)), HOUR);
      case HOUR -> span(amount.multiply(BigDecimal.valueOf(60)), MINUTE);
      case MINUTE, MONTH -> Optional.empty();
    };
  }
}
