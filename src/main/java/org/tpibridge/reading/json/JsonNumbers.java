package org.tpibridge.reading.json;

import java.math.BigDecimal;
import org.tpibridge.reading.canonical.DecimalNumbers;

/** JSON's ways to write a number, in the plain digits that {@link DecimalNumbers} reads. */
final class JsonNumbers {
  /** Longer than any number of a visit, short enough to be harmless when written out. */
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
      return number; // An exponent beyond every limit, which is refused as no plain number.
    }
  }

  /** The same, with 2.0 written as 2. */
  static String wholeNumber(String number) {
    String plain = plain(number);
    int point = plain.indexOf('.');
    boolean zeros = point >= 0 && plain.substring(point + 1).chars().allMatch(c -> c == '0');
    return zeros ? plain.substring(0, point) : plain;
  }
}
