package org.tpibridge.source;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.Quoted;
import org.tpibridge.visit.Span;

/** Lengths of time: {@code 30min}, {@code 48h}, {@code 3d}, {@code 6w}, {@code 2mo}. */
final class Spans {
  private static final Pattern AMOUNT_AND_UNIT = Pattern.compile("([0-9]{1,4}) ?([A-Za-z]{1,10})");

  private static final Map<String, Span.Unit> CANONICAL =
      Map.of(
          "min", Span.Unit.MINUTE,
          "h", Span.Unit.HOUR,
          "d", Span.Unit.DAY,
          "w", Span.Unit.WEEK,
          "mo", Span.Unit.MONTH);

  /** What else people write; only suggested from, never accepted. */
  private static final Map<String, Span.Unit> MEANT =
      Map.ofEntries(
          Map.entry("mins", Span.Unit.MINUTE),
          Map.entry("minute", Span.Unit.MINUTE),
          Map.entry("minutes", Span.Unit.MINUTE),
          Map.entry("hr", Span.Unit.HOUR),
          Map.entry("hrs", Span.Unit.HOUR),
          Map.entry("hour", Span.Unit.HOUR),
          Map.entry("hours", Span.Unit.HOUR),
          Map.entry("day", Span.Unit.DAY),
          Map.entry("days", Span.Unit.DAY),
          Map.entry("wk", Span.Unit.WEEK),
          Map.entry("wks", Span.Unit.WEEK),
          Map.entry("week", Span.Unit.WEEK),
          Map.entry("weeks", Span.Unit.WEEK),
          Map.entry("mon", Span.Unit.MONTH),
          Map.entry("month", Span.Unit.MONTH),
          Map.entry("months", Span.Unit.MONTH));

  private Spans() {}

  static Optional<Span> parse(String words) {
    int letters = 0;
    while (letters < words.length() && Character.digit(words.charAt(letters), 10) >= 0) {
      letters++;
    }
    Span.Unit unit = CANONICAL.get(words.substring(letters));
    return unit == null ? Optional.empty() : span(words.substring(0, letters), unit);
  }

  static Optional<Span> read(String words, Note note) {
    Optional<Span> span = parse(words);
    if (span.isEmpty()) {
      String message =
          Quoted.of(words)
              + " is not a length of time. Write a whole number (1 to 9999) and min, h, d, w or mo,"
              + " such as 48h or 6w.";
      meant(words)
          .ifPresentOrElse(
              s -> note.error(Codes.SPAN, message, s.written()),
              () -> note.error(Codes.SPAN, message));
    }
    return span;
  }

  private static Optional<Span> meant(String words) {
    Matcher matcher = AMOUNT_AND_UNIT.matcher(words);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String letters = matcher.group(2).toLowerCase(Locale.ROOT);
    Span.Unit unit = CANONICAL.getOrDefault(letters, MEANT.get(letters));
    return unit == null ? Optional.empty() : span(matcher.group(1), unit);
  }

  private static Optional<Span> span(String digits, Span.Unit unit) {
    Optional<Integer> amount = Wholes.parse(digits, 1, 9999);
    return amount.map(a -> new Span(a, unit));
  }
}
