package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;

/**
 * A National Provider Identifier: ten digits, the last a Luhn check digit over the number with the
 * prefix 80840 (CMS, "Requirements for National Provider Identifier and NPI Check Digit").
 */
public record Npi(String digits) {
  private static final String PREFIX = "80840";

  public Npi {
    require(isValid(digits), "an NPI must be ten digits with a valid check digit");
  }

  public static boolean isValid(String text) {
    return text.length() == 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && luhn(PREFIX + text) % 10 == 0;
  }

  private static int luhn(String digits) {
    int sum = 0;
    boolean doubled = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      if (doubled) {
        digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      }
      sum += digit;
      doubled = !doubled;
    }
    return sum;
  }
}
