package org.tpibridge.terminology;

/** Check digits of codes. */
final class CheckDigit {
  /** The order in which Verhoeff's scheme permutes a digit, once for each place it moves left. */
  private static final int[] PERMUTATION = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

  private CheckDigit() {}

  /** Verhoeff's check (SNOMED CT release file specification, "Check-digit"). */
  static boolean verhoeff(String digits) {
    int check = 0;
    for (int place = 0; place < digits.length(); place++) {
      int digit = digits.charAt(digits.length() - 1 - place) - '0';
      for (int i = 0; i < place % 8; i++) {
        digit = PERMUTATION[digit];
      }
      check = multiply(check, digit);
    }
    return check == 0;
  }

  /** The product in the dihedral group of the pentagon: 0-4 turn it, 5-9 flip it. */
  private static int multiply(int a, int b) {
    if (a < 5) {
      return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
    }
    return b < 5 ? 5 + Math.floorMod(a - b, 5) : Math.floorMod(a - b, 5);
  }

  /** The mod-10 check that LOINC uses (LOINC users' guide, "Check digit"): Luhn's. */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int place = 0; place < digits.length(); place++) {
      int digit = digits.charAt(digits.length() - 1 - place) - '0';
      int weighted = place % 2 == 0 ? digit : digit * 2;
      sum += weighted / 10 + weighted % 10;
    }
    return sum % 10 == 0;
  }
}
