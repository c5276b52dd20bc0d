package org.tpibridge.store.search;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;
import org.tpibridge.store.search.IndexValue.DateValue;

/**
 * Converts dates to ranges, from their first millisecond to the one after their last (FHIR R4,
 * search, date).
 *
 * @param zone of dates without a time zone
 */
record DateRanges(ZoneId zone) {
  private static final Pattern SECONDS = Pattern.compile("T\\d\\d:\\d\\d:\\d\\d");

  void add(String parameter, Base value, Consumer<IndexValue> index) {
    if (value instanceof BaseDateTimeType time && time.getValue() != null) {
      index.accept(new DateValue(parameter, low(time), high(time)));
    } else if (value instanceof Period period) {
      add(parameter, List.of(period), index);
    } else if (value instanceof Timing timing) {
      List<Period> parts = new ArrayList<>();
      timing.getEvent().forEach(e -> parts.add(new Period().setStartElement(e).setEndElement(e)));
      if (timing.getRepeat().getBounds() instanceof Period bounds) {
        parts.add(bounds);
      }
      add(parameter, parts, index);
    }
  }

  /** Adds the range from the first start to the last end. */
  private void add(String parameter, List<Period> parts, Consumer<IndexValue> index) {
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (Period part : parts) {
      boolean starts = part.hasStart() && part.getStartElement().hasValue();
      boolean ends = part.hasEnd() && part.getEndElement().hasValue();
      if (starts || ends) {
        low = Math.min(low, starts ? low(part.getStartElement()) : Long.MIN_VALUE);
        high = Math.max(high, ends ? high(part.getEndElement()) : Long.MAX_VALUE);
      }
    }
    if (low < high) {
      index.accept(new DateValue(parameter, low, high));
    }
  }

  /** Parses a date in a search; a date may be without time zone. */
  Optional<DateValue> parse(String text) {
    try {
      if (text.indexOf('T') < 0) {
        LocalDate day = day(text);
        LocalDate next =
            switch (text.length()) {
              case 4 -> day.plusYears(1);
              case 7 -> day.plusMonths(1);
              default -> day.plusDays(1);
            };
        return Optional.of(new DateValue("", start(day), start(next)));
      }
      TemporalAccessor stated =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      Instant instant =
          stated instanceof OffsetDateTime time
              ? time.toInstant()
              : ((LocalDateTime) stated).atZone(zone).toInstant();
      long low = instant.toEpochMilli();
      return Optional.of(new DateValue("", low, low + length(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The precision of a time: a millisecond, a second or a minute. */
  private static long length(String text) {
    if (text.indexOf('.') >= 0) {
      return 1;
    }
    return SECONDS.matcher(text).find() ? 1000 : 60_000;
  }

  private long low(BaseDateTimeType time) {
    return time.hasTime() ? time.getValue().toInstant().toEpochMilli() : start(day(time));
  }

  private long high(BaseDateTimeType time) {
    TemporalPrecisionEnum precision = time.getPrecision();
    long low = low(time);
    return switch (precision) {
      case YEAR -> start(day(time).plusYears(1));
      case MONTH -> start(day(time).plusMonths(1));
      case DAY -> start(day(time).plusDays(1));
      case MINUTE -> low + 60_000;
      case SECOND -> low + 1000;
      case MILLI -> low + 1;
    };
  }

  private static LocalDate day(BaseDateTimeType time) {
    return day(time.getValueAsString());
  }

  private static LocalDate day(String text) {
    return switch (text.length()) {
      case 4 -> Year.parse(text).atDay(1);
      case 7 -> YearMonth.parse(text).atDay(1);
      default -> LocalDate.parse(text);
    };
  }

  private long start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
