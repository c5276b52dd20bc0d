package org.tpibridge.reading.hl7v2.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds lengths of time in names: {@code 48h}, {@code 48 hours}, {@code 6 wk}. */
final class SpanInName {
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("min", "min"),
          Map.entry("mins", "min"),
          Map.entry("minutes", "min"),
          Map.entry("h", "h"),
          Map.entry("hr", "h"),
          Map.entry("hrs", "h"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("d", "d"),
          Map.entry("day", "d"),
          Map.entry("days", "d"),
          Map.entry("w", "w"),
          Map.entry("wk", "w"),
          Map.entry("wks", "w"),
          Map.entry("week", "w"),
          Map.entry("weeks", "w"),
          Map.entry("mo", "mo"),
          Map.entry("month", "mo"),
          Map.entry("months", "mo"));
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
  private static final Pattern WHOLE = Pattern.compile("([0-9]{1,4})([a-z]{1,7})");

  private SpanInName() {}

  static boolean isPart(String word) {
    return UNITS.containsKey(word) || NUMBER.matcher(word).matches() || whole(word).isPresent();
  }

  /** Returns the first length of time among words, in canonical notation. */
  static Optional<String> in(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      Optional<String> whole = whole(words.get(i));
      if (whole.isPresent()) {
        return whole;
      }
      boolean number = NUMBER.matcher(words.get(i)).matches();
      String unit = number && i + 1 < words.size() ? UNITS.get(words.get(i + 1)) : null;
      if (unit != null) {
        return Optional.of(words.get(i) + unit);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> whole(String word) {
    Matcher matcher = WHOLE.matcher(word);
    return matcher.matches() && UNITS.containsKey(matcher.group(2))
        ? Optional.of(matcher.group(1) + UNITS.get(matcher.group(2)))
        : Optional.empty();
  }
}
