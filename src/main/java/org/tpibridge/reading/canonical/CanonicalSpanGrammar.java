package org.tpibridge.reading.canonical;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.TimeSpan;

/** Reads lengths of time: {@code 30min}, {@code 48h}, {@code 3d}, {@code 6w}, {@code 2mo}. */
public final class CanonicalSpanGrammar {
  private static final Pattern AMOUNT_AND_UNIT = Pattern.compile("([0-9]{1,4}) ?([A-Za-z]{1,10})");

  private static final Map<String, TimeSpan.Unit> CANONICAL =
      Map.of(
          "min", TimeSpan.Unit.MINUTE,
          "h", TimeSpan.Unit.HOUR,
          "d", TimeSpan.Unit.DAY,
          "w", TimeSpan.Unit.WEEK,
          "mo", TimeSpan.Unit.MONTH);

  /** Other common units, used for suggestions only and never accepted. */
  private static final Map<String, TimeSpan.Unit> SYNONYMS =
      Map.ofEntries(
          Map.entry("mins", TimeSpan.Unit.MINUTE),
          Map.entry("minute", TimeSpan.Unit.MINUTE),
          Map.entry("minutes", TimeSpan.Unit.MINUTE),
          Map.entry("hr", TimeSpan.Unit.HOUR),
          Map.entry("hrs", TimeSpan.Unit.HOUR),
          Map.entry("hour", TimeSpan.Unit.HOUR),
          Map.entry("hours", TimeSpan.Unit.HOUR),
          Map.entry("day", TimeSpan.Unit.DAY),
          Map.entry("days", TimeSpan.Unit.DAY),
          Map.entry("wk", TimeSpan.Unit.WEEK),
          Map.entry("wks", TimeSpan.Unit.WEEK),
          Map.entry("week", TimeSpan.Unit.WEEK),
          Map.entry("weeks", TimeSpan.Unit.WEEK),
          Map.entry("mon", TimeSpan.Unit.MONTH),
          Map.entry("month", TimeSpan.Unit.MONTH),
          Map.entry("months", TimeSpan.Unit.MONTH));

  private CanonicalSpanGrammar() {}

  static Optional<TimeSpan> parse(String words) {
    int letters = 0;
    while (letters < words.length() && Character.digit(words.charAt(letters), 10) >= 0) {
      letters++;
    }
    TimeSpan.Unit unit = CANONICAL.get(words.substring(letters));
    return unit == null ? Optional.empty() : span(words.substring(0, letters), unit);
  }

  public static Optional<TimeSpan> read(String words, FieldFindings findings) {
    Optional<TimeSpan> span = parse(words);
    if (span.isEmpty()) {
      String message =
          QuotedText.of(words)
              + " is not a length of time. Write a whole number (1 to 9999) and a unit (min, h, d,"
              + " w or mo), such as 48h or 6w.";
      suggestion(words)
          .ifPresentOrElse(
              s -> findings.error(ReadingFindingCodes.SPAN, message, s.toCanonicalText()),
              () -> findings.error(ReadingFindingCodes.SPAN, message));
    }
    return span;
  }

  /** The length of time that other common words mean. */
  static Optional<TimeSpan> suggestion(String words) {
    Matcher matcher = AMOUNT_AND_UNIT.matcher(words);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String letters = matcher.group(2).toLowerCase(Locale.ROOT);
    TimeSpan.Unit unit = CANONICAL.getOrDefault(letters, SYNONYMS.get(letters));
    return unit == null ? Optional.empty() : span(matcher.group(1), unit);
  }

  private static Optional<TimeSpan> span(String digits, TimeSpan.Unit unit) {
    Optional<Integer> amount = WholeNumbers.parse(digits, 1, 9999);
    return amount.map(a -> new TimeSpan(a, unit));
  }
}
