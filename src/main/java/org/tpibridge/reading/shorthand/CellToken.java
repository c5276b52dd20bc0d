package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;

/**
 * A token of a cell.
 *
 * @param text a word in lower case; a number's digits; a symbol as the grammars write it ({@code
 *     ->}, {@code -}, {@code ;} for a line break)
 * @param start the index of its first character in the cell
 * @param end the index after its last character; the point of an abbreviation belongs to the word
 * @param spaced whether there is white space before it
 */
record CellToken(TokenKind kind, String text, int start, int end, boolean spaced) {
  enum TokenKind {
    WORD,
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String expected) {
    return kind != TokenKind.NUMBER && text.equals(expected);
  }

  boolean isNumber() {
    return kind == TokenKind.NUMBER;
  }

  boolean isWord() {
    return kind == TokenKind.WORD;
  }

  /** The value of a number, which is never negative. */
  BigDecimal value() {
    return new BigDecimal(text.charAt(0) == '.' ? "0" + text : text);
  }

  /** Whether the token is a number without a point. */
  boolean isWhole() {
    return isNumber() && text.indexOf('.') < 0;
  }
}
