package org.tpibridge.persona.data;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The span of time that a FHIR date is about: a day is 24 hours. Without an offset it is UTC.
 *
 * @param end exclusive
 */
record TimeRange(Instant start, Instant end) {
  /** Of a time, never of a date. */
  private static final Pattern OFFSET =
      Pattern.compile("(?<=:\\d\\d(\\.\\d{1,9})?)(Z|[+-]\\d\\d:\\d\\d)$");

  /** The range of a date, dateTime or instant; empty if it is none. */
  static Optional<TimeRange> of(String text) {
    try {
      return Optional.of(parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The range of an element: a date in text, or a Period.
   *
   * @param onItsCalendar whether the offset is ignored, so that 21:30 at -05:00 is on that day; a
   *     search by a day is meant so
   */
  static Optional<TimeRange> of(JsonNode element, boolean onItsCalendar) {
    if (element.isString()) {
      String text = element.stringValue();
      return of(onItsCalendar ? OFFSET.matcher(text).replaceFirst("") : text);
    }
    Optional<TimeRange> start = ofSide(element.path("start"), onItsCalendar);
    Optional<TimeRange> end = ofSide(element.path("end"), onItsCalendar);
    if (start.isEmpty() && end.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TimeRange(
            start.map(TimeRange::start).orElse(Instant.MIN),
            end.map(TimeRange::end).orElse(Instant.MAX)));
  }

  private static Optional<TimeRange> ofSide(JsonNode side, boolean onItsCalendar) {
    return side.isString() ? of(side, onItsCalendar) : Optional.empty();
  }

  private static TimeRange parse(String text) {
    if (text.length() == 4) {
      Year year = Year.parse(text);
      return days(year.atDay(1), year.plusYears(1).atDay(1));
    }
    if (text.length() == 7) {
      YearMonth month = YearMonth.parse(text);
      return days(month.atDay(1), month.plusMonths(1).atDay(1));
    }
    if (text.length() == 10) {
      LocalDate day = LocalDate.parse(text);
      return days(day, day.plusDays(1));
    }
    boolean hasOffset = OFFSET.matcher(text).find();
    Instant start =
        hasOffset
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    String time = OFFSET.matcher(text.substring(11)).replaceFirst("");
    Duration length =
        time.contains(".")
            ? Duration.ofMillis(1)
            : time.length() > 5 ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
    return new TimeRange(start, start.plus(length));
  }

  private static TimeRange days(LocalDate first, LocalDate after) {
    return new TimeRange(
        first.atStartOfDay(ZoneOffset.UTC).toInstant(),
        after.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /**
   * Compares as FHIR's search prefixes do.
   *
   * @param wanted the range in the search
   * @return empty if there is no such prefix
   */
  boolean matches(String prefix, TimeRange wanted) {
    return switch (prefix) {
      case "ne" -> !isWithin(wanted);
      case "gt" -> end.isAfter(wanted.end);
      case "lt" -> start.isBefore(wanted.start);
      case "ge" -> end.isAfter(wanted.start);
      case "le" -> start.isBefore(wanted.end);
      case "sa" -> !start.isBefore(wanted.end);
      case "eb" -> !end.isAfter(wanted.start);
      case "ap" -> start.isBefore(wanted.end) && wanted.start.isBefore(end);
      default -> isWithin(wanted);
    };
  }

  private boolean isWithin(TimeRange outer) {
    return !start.isBefore(outer.start) && !end.isAfter(outer.end);
  }
}
