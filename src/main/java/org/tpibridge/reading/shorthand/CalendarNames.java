package org.tpibridge.reading.shorthand;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;

/**
 * Recognizes English names of months and weekdays, in full or abbreviated to at least three
 * letters.
 */
final class CalendarNames {
  private static final int SHORTEST = 3;

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  private CalendarNames() {}

  /** The month from 1 to 12; 0 if the token is not a month. */
  static int month(CellToken token) {
    return indexOf(token, MONTHS) + 1;
  }

  static Optional<DayOfWeek> weekday(CellToken token) {
    int index = indexOf(token, WEEKDAYS);
    return index < 0 ? Optional.empty() : Optional.of(DayOfWeek.of(index + 1));
  }

  static String english(DayOfWeek weekday) {
    String name = WEEKDAYS.get(weekday.getValue() - 1);
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static int indexOf(CellToken token, List<String> names) {
    if (token.isWord() && token.text().length() >= SHORTEST) {
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).startsWith(token.text())) {
          return i;
        }
      }
    }
    return -1;
  }
}
