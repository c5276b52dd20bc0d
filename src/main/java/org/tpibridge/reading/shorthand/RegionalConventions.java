package org.tpibridge.reading.shorthand;

import java.util.OptionalInt;

/**
 * How a clinic writes, where the words alone do not tell.
 *
 * @param dateOrder of the numbers in {@code 3/4/24}
 * @param pivotYear two-digit years are in the hundred years that end with it: with 2049, {@code 49}
 *     is 2049 and {@code 50} is 1950; 1999 to 2100
 * @param birthPivotYear the same for birthdays
 * @param painRange which end of {@code 7-8/10} counts
 * @param defaultEpinephrine n of the 1:n that "with epi" means where nothing else is written, such
 *     as 100000; empty where the clinic has more than one in use
 */
public record RegionalConventions(
    DateOrder dateOrder,
    int pivotYear,
    int birthPivotYear,
    PainRange painRange,
    OptionalInt defaultEpinephrine) {

  /** The order of the numbers of a day; a four-digit year may stand first in any of them. */
  public enum DateOrder {
    MONTH_DAY_YEAR,
    DAY_MONTH_YEAR
  }

  /** What to do with a range of pain scores: no score stands for two. */
  public enum PainRange {
    /** Refuse it and name both. */
    REJECT,
    LOWER,
    HIGHER
  }

  /**
   * Month first, two-digit years 1950 to 2049 (birthdays 1915 to 2014), ranges of scores are asked
   * about, no usual epinephrine.
   */
  public static final RegionalConventions US =
      new RegionalConventions(
          DateOrder.MONTH_DAY_YEAR, 2049, 2014, PainRange.REJECT, OptionalInt.empty());

  public RegionalConventions {
    pivot(pivotYear);
    pivot(birthPivotYear);
    if (defaultEpinephrine.isPresent() && !Epinephrine.isRatio(defaultEpinephrine.getAsInt())) {
      throw new IllegalArgumentException("epinephrine is 1:1000 to 1:10000000");
    }
  }

  private static void pivot(int year) {
    if (year < 1999 || year > 2100) {
      throw new IllegalArgumentException("a pivot year is 1999 to 2100, not " + year);
    }
  }
}
