package org.tpibridge.source.shorthand;

import java.util.Locale;

/** A HCPCS Level II code: a letter and four digits, {@code J3301}. */
final class BilledCode {
  private static final int DIGITS = 4;

  private BilledCode() {}

  static boolean isAt(Tokens tokens) {
    Token letter = tokens.peek();
    Token digits = tokens.peek(1);
    return letter.isWord()
        && letter.text().length() == 1
        && letter.text().charAt(0) <= 'z'
        && digits.isWhole()
        && !digits.spaced()
        && digits.text().length() == DIGITS;
  }

  static String take(Tokens tokens) {
    return tokens.take().text().toUpperCase(Locale.ROOT) + tokens.take().text();
  }
}
