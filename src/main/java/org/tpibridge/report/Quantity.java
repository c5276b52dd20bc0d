package org.tpibridge.report;

import java.util.Locale;

/** Counts as people read them. */
public final class Quantity {
  private Quantity() {}

  /** Such as {@code 1,234 visits} or {@code 1 visit}. */
  public static String of(long count, String unit) {
    return number(count) + " " + unit + (count == 1 ? "" : "s");
  }

  /** Such as {@code 1,234}. */
  public static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
