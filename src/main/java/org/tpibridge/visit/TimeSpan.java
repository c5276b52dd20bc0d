package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A length of time as a clinic writes it, {@code 48h} or {@code 6w}; the unit is kept as written.
 *
 * @param amount 1 to 9999
 */
public record TimeSpan(int amount, Unit unit) {

  /** Units with their letters in the canonical CSV and their UCUM codes. */
  public enum Unit {
    MINUTE("min", "min", ChronoUnit.MINUTES),
    HOUR("h", "h", ChronoUnit.HOURS),
    DAY("d", "d", ChronoUnit.DAYS),
    WEEK("w", "wk", ChronoUnit.WEEKS),
    MONTH("mo", "mo", ChronoUnit.MONTHS);

    private final String symbol;
    private final String ucum;
    private final ChronoUnit chronoUnit;

    Unit(String symbol, String ucum, ChronoUnit chronoUnit) {
      this.symbol = symbol;
      this.ucum = ucum;
      this.chronoUnit = chronoUnit;
    }

    /** As the canonical CSV writes it. */
    public String symbol() {
      return symbol;
    }

    /** The UCUM code ({@code http://unitsofmeasure.org}). */
    public String ucum() {
      return ucum;
    }

    public ChronoUnit chronoUnit() {
      return chronoUnit;
    }
  }

  public TimeSpan {
    require(amount >= 1 && amount <= 9999, "a span is 1 to 9999 of its unit");
  }

  /** The moment this long after another; a day stays a day where the span counts whole days. */
  public VisitTime after(VisitTime start) {
    if (start instanceof VisitTime.AtTime at) {
      return new VisitTime.AtTime(at.time().plus(amount, unit.chronoUnit()));
    }
    return new VisitTime.OnDay(dayAfter(start.day()));
  }

  /** The day this long after a day; hours and minutes count from that day's midnight. */
  public LocalDate dayAfter(LocalDate day) {
    return day.atStartOfDay().plus(amount, unit.chronoUnit()).toLocalDate();
  }

  /** Rough length in hours, for sorting into phases: a month counts as 30 days. */
  public double hours() {
    return switch (unit) {
      case MINUTE -> amount / 60.0;
      case HOUR -> amount;
      case DAY -> amount * 24.0;
      case WEEK -> amount * 24.0 * 7;
      case MONTH -> amount * 24.0 * 30;
    };
  }

  /** As the canonical CSV writes it, {@code 48h}. */
  public String toCanonicalText() {
    return amount + unit.symbol();
  }
}
