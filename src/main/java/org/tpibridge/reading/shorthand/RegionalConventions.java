package org.tpibridge.reading.shorthand;

import java.util.OptionalInt;

/**
 * Conventions of a clinic for texts that are ambiguous alone.
 *
 * @param dateOrder of the numbers in {@code 3/4/24}
 * @param pivotYear two-digit years are in the hundred years that end with it: with 2049, {@code 49}
 *     is 2049 and {@code 50} is 1950; 1999 to 2100
 * @param birthPivotYear the same for birth dates
 * @param painRange which end of {@code 7-8/10} is used
 * @param defaultEpinephrine the n of the 1:n that "with epi" means if no ratio is written, such as
 *     100000; empty if the clinic uses more than one
 */
public record RegionalConventions(
    DateOrder dateOrder,
    int pivotYear,
    int birthPivotYear,
    PainRange painRange,
    OptionalInt defaultEpinephrine) {

  /** The order of the numbers of a day; a four-digit year may come first in any order. */
  public enum DateOrder {
    MONTH_DAY_YEAR,
    DAY_MONTH_YEAR
  }

  /** How to read a range of pain scores. */
  public enum PainRange {
    /** Reject the range and suggest both ends. */
    REJECT,
    LOWER,
    HIGHER
  }

  /**
   * Month first, two-digit years 1950 to 2049 (birth dates 1915 to 2014), ranges of scores are
   * rejected, no default epinephrine.
   */
  public static final RegionalConventions US =
      new RegionalConventions(
          DateOrder.MONTH_DAY_YEAR, 2049, 2014, PainRange.REJECT, OptionalInt.empty());

  public RegionalConventions {
    pivot(pivotYear);
    pivot(birthPivotYear);
    if (defaultEpinephrine.isPresent() && !Epinephrine.isRatio(defaultEpinephrine.getAsInt())) {
      throw new IllegalArgumentException("epinephrine must be 1:1000 to 1:10000000");
    }
  }

  private static void pivot(int year) {
    if (year < 1999 || year > 2100) {
      throw new IllegalArgumentException("a pivot year must be 1999 to 2100, not " + year);
    }
  }
}
