package org.tpibridge.report;

import java.util.Locale;

/** Formats counts for people. */
public final class Quantity {
  private Quantity() {}

  /** Returns a count with its unit, such as {@code 1,234 visits} or {@code 1 visit}. */
  public static String of(long count, String unit) {
    return number(count) + " " + unit + (count == 1 ? "" : "s");
  }

  /** Returns a number with separators, such as {@code 1,234}. */
  public static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
