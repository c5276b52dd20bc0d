package org.tpibridge.reading.hl7v2.resolution;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.assembly.ValueStyle;

/**
 * Combines the start or end times of a visit in several messages. One sender gives an offset,
 * another none, a third only the day. These are one time if they are the same instant, or the same
 * clock time, as precisely as both state it. The most precise one is used.
 */
final class StatedTimes {
  private static final int DAY = 10;

  private final ZoneId clinic;

  /**
   * @param clinic the zone of the clinic's clock, for times without an offset
   */
  StatedTimes(ZoneId clinic) {
    this.clinic = clinic;
  }

  /** Returns the time to use if all are the same time; if not, all of them. */
  List<CandidateValue> agreed(List<CandidateValue> all) {
    if (all.stream().map(c -> c.value().text()).distinct().count() < 2) {
      return all;
    }
    CandidateValue exact =
        all.stream()
            .min(
                Comparator.comparingInt((CandidateValue c) -> -c.value().text().length())
                    .thenComparing(c -> c.value().text()))
            .orElseThrow();
    return all.stream().allMatch(c -> isSame(c, exact)) ? List.of(exact) : all;
  }

  private boolean isSame(CandidateValue one, CandidateValue other) {
    Optional<Time> a = time(one);
    Optional<Time> b = time(other);
    return one.value().text().equals(other.value().text())
        || (a.isPresent() && b.isPresent() && isSame(a.get(), b.get()));
  }

  private static boolean isSame(Time a, Time b) {
    if (a.dayOnly() || b.dayOnly()) {
      return a.local().toLocalDate().equals(b.local().toLocalDate());
    }
    // If both state an offset, the offsets must be equal.
    boolean sameClock = a.local().equals(b.local()) && !(a.hasOffset() && b.hasOffset());
    return sameClock || a.instant().equals(b.instant());
  }

  /** Compares to the minute: many senders omit the seconds or send zeros. */
  private record Time(LocalDateTime local, Instant instant, boolean dayOnly, boolean hasOffset) {}

  private Optional<Time> time(CandidateValue candidate) {
    String text = candidate.value().text();
    if (candidate.value().style() != ValueStyle.CANONICAL) {
      return Optional.empty();
    }
    try {
      if (text.length() == DAY) {
        LocalDateTime start = LocalDate.parse(text).atStartOfDay();
        return Optional.of(new Time(start, start.atZone(clinic).toInstant(), true, false));
      }
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      if (parsed instanceof OffsetDateTime at) {
        OffsetDateTime minute = at.truncatedTo(ChronoUnit.MINUTES);
        return Optional.of(new Time(minute.toLocalDateTime(), minute.toInstant(), false, true));
      }
      LocalDateTime local = ((LocalDateTime) parsed).truncatedTo(ChronoUnit.MINUTES);
      return Optional.of(new Time(local, local.atZone(clinic).toInstant(), false, false));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
