package org.tpibridge.reading.columnmap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.QuotedText;

/**
 * Reads dates with patterns of {@link DateTimeFormatter}, with English names of months in any case.
 * A cell that two patterns read as different days is rejected.
 */
final class DatePatterns {
  private static final int CENTURY = 100;

  private final List<String> patterns;
  private final List<DateTimeFormatter> formatters = new ArrayList<>();
  private final int lastTwoDigitYear;
  private final boolean dayOnly;

  /**
   * @param lastTwoDigitYear the last year that two digits can mean
   * @param dayOnly whether a time of day is ignored
   * @throws IllegalArgumentException for an invalid pattern
   */
  DatePatterns(List<String> patterns, int lastTwoDigitYear, boolean dayOnly) {
    this.patterns = List.copyOf(patterns);
    this.lastTwoDigitYear = lastTwoDigitYear;
    this.dayOnly = dayOnly;
    for (String pattern : patterns) {
      formatters.add(
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(withProlepticYears(pattern))
              .toFormatter(Locale.US)
              .withResolverStyle(ResolverStyle.STRICT));
    }
  }

  /** Strict resolving requires an era with y, but y is commonly written for a plain year. */
  private static String withProlepticYears(String pattern) {
    StringBuilder years = new StringBuilder();
    boolean literal = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      literal ^= c == '\'';
      years.append(c == 'y' && !literal ? 'u' : c);
    }
    return years.toString();
  }

  Optional<CellContent> read(CellContent content, ColumnResult result) {
    Set<String> readings = new LinkedHashSet<>();
    for (int i = 0; i < formatters.size(); i++) {
      read(content.text(), i).ifPresent(readings::add);
    }
    if (readings.size() == 1) {
      return Optional.of(content.withText(readings.iterator().next()));
    }
    String message =
        readings.isEmpty()
            ? QuotedText.of(content.text())
                + " does not match the date patterns of the map: "
                + String.join(" or ", patterns)
                + "."
            : QuotedText.of(content.text())
                + " could be "
                + String.join(" or ", readings)
                + ". Write it so that it matches only one pattern of the map.";
    return result.reject(content, ColumnMapFindingCodes.DATE, message);
  }

  private Optional<String> read(String text, int index) {
    try {
      TemporalAccessor read =
          formatters
              .get(index)
              .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return inCentury(read, patterns.get(index)).map(this::iso);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Two digits were read as 2000 to 2099; the map specifies where the hundred years end. */
  private Optional<TemporalAccessor> inCentury(TemporalAccessor read, String pattern) {
    boolean twoDigits = pattern.contains("yy") && !pattern.contains("yyy");
    LocalDate day = LocalDate.from(read);
    if (!twoDigits || day.getYear() <= lastTwoDigitYear) {
      return Optional.of(read);
    }
    LocalDate earlier = day.minusYears(CENTURY);
    if (earlier.getDayOfMonth() != day.getDayOfMonth()) {
      return Optional.empty();
    }
    return Optional.of(
        read instanceof OffsetDateTime o
            ? o.with(earlier)
            : read instanceof LocalDateTime l ? l.with(earlier) : earlier);
  }

  private String iso(TemporalAccessor read) {
    return dayOnly ? LocalDate.from(read).toString() : read.toString();
  }
}
