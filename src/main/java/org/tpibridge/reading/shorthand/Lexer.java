package org.tpibridge.reading.shorthand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tpibridge.reading.shorthand.CellToken.TokenKind;

/**
 * Splits a cell into tokens in one pass. Letters and digits are separated ({@code 2cc} is two
 * tokens), and symbols with the same meaning are normalized to one symbol.
 */
final class Lexer {
  /** How to read periods between digits. */
  enum Numbers {
    /** {@code 0.5} is one number, at most nine digits before the point and six after it. */
    DECIMAL,
    /** {@code 3.4.2024} is three numbers of at most 18 digits. */
    WHOLE
  }

  private static final int MAX_WHOLE_DIGITS = 9;
  private static final int MAX_DECIMALS = 6;
  private static final int MAX_DIGITS = 18;

  private final String cell;
  private final Numbers numbers;
  private final List<CellToken> tokens = new ArrayList<>();
  private int at;
  private boolean spaced;

  private Lexer(String cell, Numbers numbers) {
    this.cell = cell;
    this.numbers = numbers;
  }

  /** Splits a cell; the last token marks the end. */
  static List<CellToken> tokenize(String cell, Numbers numbers) {
    Lexer lexer = new Lexer(cell, numbers);
    while (lexer.at < cell.length()) {
      lexer.step();
    }
    lexer.add(TokenKind.END, "", cell.length());
    return lexer.tokens;
  }

  private void step() {
    char c = cell.charAt(at);
    if (c == '\n' || c == '\r') {
      add(TokenKind.SYMBOL, ";", at + 1);
    } else if (isSpace(c) || (c == '.' && !isDigitAt(at + 1))) {
      // A period at the end of a sentence is treated as a space.
      spaced = true;
      at++;
    } else if (isDigit(c) || startsWithPoint(c)) {
      number();
    } else if (Character.isLetter(c)) {
      word();
    } else {
      symbol(c);
    }
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\ufeff' || Character.isWhitespace(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean isDigitAt(int index) {
    return index < cell.length() && isDigit(cell.charAt(index));
  }

  private boolean startsWithPoint(char c) {
    return c == '.' && numbers == Numbers.DECIMAL && isDigitAt(at + 1);
  }

  private void number() {
    int whole = digitsFrom(at);
    int end = whole;
    if (numbers == Numbers.DECIMAL && isDigitAt(whole + 1) && cell.charAt(whole) == '.') {
      end = digitsFrom(whole + 1);
    }
    boolean readable =
        numbers == Numbers.WHOLE
            ? end - at <= MAX_DIGITS
            : whole - at <= MAX_WHOLE_DIGITS && end - whole <= MAX_DECIMALS + 1;
    // A number that is too long becomes a symbol, which all readers reject.
    add(readable ? TokenKind.NUMBER : TokenKind.SYMBOL, cell.substring(at, end), end);
  }

  private int digitsFrom(int start) {
    int end = start;
    while (isDigitAt(end)) {
      end++;
    }
    return end;
  }

  private void word() {
    int end = at;
    while (end < cell.length() && Character.isLetter(cell.charAt(end))) {
      end++;
    }
    String text = cell.substring(at, end).toLowerCase(Locale.ROOT);
    boolean abbreviated = end < cell.length() && cell.charAt(end) == '.' && !isDigitAt(end + 1);
    add(TokenKind.WORD, text, abbreviated ? end + 1 : end);
  }

  private void symbol(char c) {
    switch (c) {
      case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> dash();
      case '=' -> {
        boolean arrow = at + 1 < cell.length() && cell.charAt(at + 1) == '>';
        add(TokenKind.SYMBOL, arrow ? "->" : "=", arrow ? at + 2 : at + 1);
      }
      case '\u2192', '\u2794', '\u27f6', '\u21d2', '\u2799' -> add(TokenKind.SYMBOL, "->", at + 1);
      case '\u00d7', '*', '\u2715' -> add(TokenKind.WORD, "x", at + 1);
      case '\u2248', '\u223c' -> add(TokenKind.SYMBOL, "~", at + 1);
      case '\u2019', '\u2018', '`' -> add(TokenKind.SYMBOL, "'", at + 1);
      case '[', '{' -> add(TokenKind.SYMBOL, "(", at + 1);
      case ']', '}' -> add(TokenKind.SYMBOL, ")", at + 1);
      default -> add(TokenKind.SYMBOL, String.valueOf(c), at + 1);
    }
  }

  /** Dashes followed by an angle bracket are an arrow. */
  private void dash() {
    int end = at + 1;
    while (end < cell.length() && cell.charAt(end) == '-') {
      end++;
    }
    boolean arrow = end < cell.length() && cell.charAt(end) == '>';
    add(TokenKind.SYMBOL, arrow ? "->" : "-", arrow ? end + 1 : end);
  }

  private void add(TokenKind kind, String text, int end) {
    tokens.add(new CellToken(kind, text, at, end, spaced));
    spaced = false;
    at = end;
  }
}
