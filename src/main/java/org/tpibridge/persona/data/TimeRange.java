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
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;

/**
 * The span of time that a FHIR date stands for: a day is 24 hours. Without an offset it is UTC.
 *
 * @param end exclusive
 */
record TimeRange(Instant start, Instant end) {

  /** The range of a date, dateTime or instant; empty if it is none. */
  static Optional<TimeRange> of(String text) {
    try {
      return Optional.of(parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The range of an element: a date in text, or a Period. */
  static Optional<TimeRange> of(JsonNode element) {
    if (element.isString()) {
      return of(element.stringValue());
    }
    Optional<TimeRange> start = of(FhirTree.text(element, "start"));
    Optional<TimeRange> end = of(FhirTree.text(element, "end"));
    if (start.isEmpty() && end.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TimeRange(
            start.map(TimeRange::start).orElse(Instant.MIN),
            end.map(TimeRange::end).orElse(Instant.MAX)));
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
    boolean hasOffset = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
    Instant start =
        hasOffset
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    String time = text.substring(11).replaceFirst("(Z|[+-]\\d\\d:\\d\\d)$", "");
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
      case "ge" -> end.isAfter(wanted.end) || isWithin(wanted) || !start.isBefore(wanted.start);
      case "le" -> start.isBefore(wanted.start) || isWithin(wanted) || !end.isAfter(wanted.end);
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
