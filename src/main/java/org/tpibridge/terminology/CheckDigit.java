package org.tpibridge.terminology;

/** Validates check digits of codes. */
final class CheckDigit {
  /** The permutation of a digit in Verhoeff's scheme, for each position from the right. */
  private static final int[] PERMUTATION = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

  private CheckDigit() {}

  /** Validates Verhoeff's check digit (SNOMED CT release file specification, "Check-digit"). */
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

  /** The product in the dihedral group D5: 0-4 are rotations, 5-9 are reflections. */
  private static int multiply(int a, int b) {
    if (a < 5) {
      return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
    }
    return b < 5 ? 5 + Math.floorMod(a - b, 5) : Math.floorMod(a - b, 5);
  }

  /**
   * Validates the mod-10 (Luhn) check digit that LOINC uses (LOINC users' guide, "Check digit").
   */
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
