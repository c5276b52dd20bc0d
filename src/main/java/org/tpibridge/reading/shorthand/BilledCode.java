package org.tpibridge.reading.shorthand;

import java.util.Locale;

/** A HCPCS Level II code: a letter and four digits, {@code J3301}. */
final class BilledCode {
  private static final int DIGITS = 4;

  private BilledCode() {}

  static boolean isAt(TokenCursor tokens) {
    CellToken letter = tokens.peek();
    CellToken digits = tokens.peek(1);
    return letter.isWord()
        && letter.text().length() == 1
        && letter.text().charAt(0) <= 'z'
        && digits.isWhole()
        && !digits.spaced()
        && digits.text().length() == DIGITS;
  }

  static String read(TokenCursor tokens) {
    return tokens.next().text().toUpperCase(Locale.ROOT) + tokens.next().text();
  }
}
