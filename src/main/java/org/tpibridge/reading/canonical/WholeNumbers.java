package org.tpibridge.reading.canonical;

import java.util.Optional;

/** Parses whole numbers in plain ASCII digits, without a sign. */
public final class WholeNumbers {
  private static final int MAX_DIGITS = 9;

  private WholeNumbers() {}

  public static Optional<Integer> parse(String digits, int least, int most) {
    if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
      return Optional.empty();
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return Optional.empty();
      }
      value = value * 10 + (c - '0');
    }
    return value >= least && value <= most ? Optional.of(value) : Optional.empty();
  }
}
