package org.tpibridge.source.shorthand;

import java.util.OptionalInt;

/**
 * How a clinic writes, where the words alone do not tell.
 *
 * @param order of the numbers in {@code 3/4/24}
 * @param pivotYear two-digit years are in the hundred years that end with it: with 2049, {@code 49}
 *     is 2049 and {@code 50} is 1950; 1999 to 2100
 * @param usualEpinephrine n of the 1:n that "with epi" means where nothing else is written, such as
 *     100000; empty where the clinic has more than one in use
 */
public record Habits(DateOrder order, int pivotYear, OptionalInt usualEpinephrine) {

  /** The order of the numbers of a day; a four-digit year may stand first in any of them. */
  public enum DateOrder {
    MONTH_DAY_YEAR,
    DAY_MONTH_YEAR
  }

  /** Month first, two-digit years 1950 to 2049, no usual epinephrine. */
  public static final Habits US = new Habits(DateOrder.MONTH_DAY_YEAR, 2049, OptionalInt.empty());

  public Habits {
    if (pivotYear < 1999 || pivotYear > 2100) {
      throw new IllegalArgumentException("a pivot year is 1999 to 2100, not " + pivotYear);
    }
    if (usualEpinephrine.isPresent() && usualEpinephrine.getAsInt() < 1000) {
      throw new IllegalArgumentException("epinephrine is 1:1000 or thinner");
    }
  }
}
