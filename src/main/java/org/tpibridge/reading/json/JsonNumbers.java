package org.tpibridge.reading.json;

import java.math.BigDecimal;
import org.tpibridge.reading.canonical.DecimalNumbers;

/** Converts JSON numbers to the plain digits that {@link DecimalNumbers} reads. */
final class JsonNumbers {
  /** Longer than any number of a visit, and short enough to write out. */
  private static final int MAX_DIGITS = 20;

  private JsonNumbers() {}

  static String plain(String number) {
    if (number.indexOf('e') < 0 && number.indexOf('E') < 0 && !number.startsWith("-")) {
      return number;
    }
    try {
      BigDecimal value = new BigDecimal(number);
      if (value.signum() == 0) {
        return "0";
      }
      return Math.abs((long) value.scale()) + value.precision() > MAX_DIGITS
          ? number
          : value.toPlainString();
    } catch (ArithmeticException | NumberFormatException e) {
      return number; // The exponent is too large; rejected later as not a plain number.
    }
  }

  /** As above, with 2.0 written as 2. */
  static String wholeNumber(String number) {
    String plain = plain(number);
    int point = plain.indexOf('.');
    boolean zeros = point >= 0 && plain.substring(point + 1).chars().allMatch(c -> c == '0');
    return zeros ? plain.substring(0, point) : plain;
  }
}
