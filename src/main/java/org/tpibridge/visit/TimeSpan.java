package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as a clinic writes it, such as {@code 48h} or {@code 6w}. The unit is not
 * converted.
 *
 * @param amount 1 to 9999
 */
public record TimeSpan(int amount, Unit unit) {

  /** Units of time with their letters in the canonical CSV and their UCUM codes. */
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

    /** Returns the letter of the unit in the canonical CSV. */
    public String symbol() {
      return symbol;
    }

    /** Returns the UCUM code ({@code http://unitsofmeasure.org}). */
    public String ucum() {
      return ucum;
    }

    public ChronoUnit chronoUnit() {
      return chronoUnit;
    }
  }

  private static final Pattern CANONICAL = Pattern.compile("([1-9][0-9]{0,3})([a-z]+)");

  public TimeSpan {
    require(amount >= 1 && amount <= 9999, "a span must be 1 to 9999 of its unit");
  }

  /** Adds this time to a time. Whole days are added to a day without giving it a time of day. */
  public VisitTime after(VisitTime start) {
    if (start instanceof VisitTime.AtTime at) {
      return new VisitTime.AtTime(at.time().plus(amount, unit.chronoUnit()));
    }
    return new VisitTime.OnDay(dayAfter(start.day()));
  }

  /** Adds this time to a day. Hours and minutes count from midnight of that day. */
  public LocalDate dayAfter(LocalDate day) {
    return day.atStartOfDay().plus(amount, unit.chronoUnit()).toLocalDate();
  }

  /** Returns the approximate length in hours, for grouping by phase: a month counts as 30 days. */
  public double hours() {
    return switch (unit) {
      case MINUTE -> amount / 60.0;
      case HOUR -> amount;
      case DAY -> amount * 24.0;
      case WEEK -> amount * 24.0 * 7;
      case MONTH -> amount * 24.0 * 30;
    };
  }

  /** Whether the unit is shorter than a day. */
  public boolean isOfHours() {
    return unit == Unit.MINUTE || unit == Unit.HOUR;
  }

  /** Whether another span certainly has the same length; months are compared only with months. */
  public boolean isSameLength(TimeSpan other) {
    return (unit == Unit.MONTH) == (other.unit == Unit.MONTH) && hours() == other.hours();
  }

  /** Reads the notation of {@link #toCanonicalText}; empty if the text is anything else. */
  public static Optional<TimeSpan> ofCanonicalText(String text) {
    Matcher matcher = CANONICAL.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int amount = Integer.parseInt(matcher.group(1));
    return Arrays.stream(Unit.values())
        .filter(unit -> unit.symbol().equals(matcher.group(2)))
        .findFirst()
        .map(unit -> new TimeSpan(amount, unit));
  }

  /** Returns the notation of the canonical CSV, such as {@code 48h}. */
  public String toCanonicalText() {
    return amount + unit.symbol();
  }
}
