package org.tpibridge.visit;

import static org.tpibridge.visit.VisitArbitraries.maybe;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates days, times and spans, before and after the change to ICD-10-CM. */
final class TimeArbitraries {
  private static final long FIRST_DAY = LocalDate.of(1995, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(2024, 12, 31).toEpochDay();
  private static final long EARLIEST_BIRTH = LocalDate.of(1905, 1, 1).toEpochDay();

  private TimeArbitraries() {}

  record Period(VisitTime start, Optional<VisitTime> end) {}

  static Arbitrary<Period> periods() {
    Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 300);
    return times()
        .flatMap(
            start -> maybe(minutes.map(m -> later(start, m))).map(end -> new Period(start, end)));
  }

  static Arbitrary<LocalDate> daysUntil(LocalDate last) {
    return Arbitraries.longs()
        .between(EARLIEST_BIRTH, last.toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  static Arbitrary<TimeSpan> spans() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 9999), Arbitraries.of(TimeSpan.Unit.class))
        .as(TimeSpan::new);
  }

  private static Arbitrary<VisitTime> times() {
    Arbitrary<LocalDate> days =
        Arbitraries.longs().between(FIRST_DAY, LAST_DAY).map(LocalDate::ofEpochDay);
    Arbitrary<LocalTime> clock =
        Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay);
    Arbitrary<ZoneOffset> offsets =
        Arbitraries.integers().between(-48, 56).map(q -> ZoneOffset.ofTotalSeconds(q * 900));
    return Arbitraries.oneOf(
        days.map(VisitTime.OnDay::new),
        Combinators.combine(days, clock, offsets)
            .as((day, time, offset) -> new VisitTime.AtTime(OffsetDateTime.of(day, time, offset))));
  }

  private static VisitTime later(VisitTime start, int minutes) {
    return start instanceof VisitTime.AtTime at
        ? new VisitTime.AtTime(at.time().plusMinutes(minutes))
        : new VisitTime.OnDay(start.day().plusDays(minutes / 150));
  }
}
