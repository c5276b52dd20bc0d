package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;

/**
 * A piece of a cell.
 *
 * @param text a word in lower case; a number's digits; a symbol as the grammars write it ({@code
 *     ->}, {@code -}, {@code ;} for a line break)
 * @param start its first character in the cell
 * @param end behind its last character; an abbreviation's point belongs to its word
 * @param spaced whether there is white space before it
 */
record CellToken(TokenKind kind, String text, int start, int end, boolean spaced) {
  enum TokenKind {
    WORD,
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String wanted) {
    return kind != TokenKind.NUMBER && text.equals(wanted);
  }

  boolean isNumber() {
    return kind == TokenKind.NUMBER;
  }

  boolean isWord() {
    return kind == TokenKind.WORD;
  }

  /** The value of a number, which is above zero or zero. */
  BigDecimal value() {
    return new BigDecimal(text.charAt(0) == '.' ? "0" + text : text);
  }

  /** Whether a number is written without a point. */
  boolean isWhole() {
    return isNumber() && text.indexOf('.') < 0;
  }
}
