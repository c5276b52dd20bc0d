package org.tpibridge.reading.shorthand;

import java.util.List;
import java.util.Set;

/** Iterates over the tokens of one cell. */
final class TokenCursor {
  private static final Set<String> APPROXIMATE =
      Set.of("~", "about", "approx", "approximately", "around", "roughly", "ca", "est", "circa");

  private final String cell;
  private final List<CellToken> all;
  private int next;

  private TokenCursor(String cell, List<CellToken> all) {
    this.cell = cell;
    this.all = all;
  }

  static TokenCursor of(String cell, Lexer.Numbers numbers) {
    return new TokenCursor(cell, Lexer.tokenize(cell, numbers));
  }

  CellToken peek() {
    return all.get(next);
  }

  /** The token that is {@code ahead} tokens after the next one; the end token if there is none. */
  CellToken peek(int ahead) {
    return all.get(Math.min(next + ahead, all.size() - 1));
  }

  CellToken next() {
    CellToken token = all.get(next);
    next = Math.min(next + 1, all.size() - 1);
    return token;
  }

  void skip(int count) {
    next = Math.min(next + count, all.size() - 1);
  }

  /** Moves past the next token if it is this word or symbol. */
  boolean accept(String text) {
    boolean found = peek().is(text);
    if (found) {
      skip(1);
    }
    return found;
  }

  /** Skips the mark of an approximate value, such as {@code ~} or "about", if it is next. */
  boolean acceptApproximate() {
    boolean found = !peek().isNumber() && APPROXIMATE.contains(peek().text());
    if (found) {
      skip(1);
    }
    return found;
  }

  /** Skips the next tokens that are among these words and symbols. */
  void skipAll(Set<String> texts) {
    while (!peek().isNumber() && texts.contains(peek().text())) {
      skip(1);
    }
  }

  /**
   * Whether the next token is a minus sign, directly before a number and separate from the text
   * before it.
   */
  boolean atMinus() {
    boolean apart =
        next == 0 || peek().spaced() || all.get(next - 1).kind() == CellToken.TokenKind.SYMBOL;
    return apart && peek().is("-") && peek(1).isNumber() && !peek(1).spaced();
  }

  boolean atEnd() {
    return peek().kind() == CellToken.TokenKind.END;
  }

  int position() {
    return next;
  }

  void moveTo(int position) {
    next = position;
  }

  /** The text of a range of tokens, with single spaces; {@code to} is exclusive. */
  String words(int from, int to) {
    StringBuilder words = new StringBuilder();
    for (int i = from; i < to; i++) {
      CellToken token = all.get(i);
      if (token.spaced() && !words.isEmpty()) {
        words.append(' ');
      }
      String written = cell.substring(token.start(), token.end());
      words.append(written.equals("\n") || written.equals("\r") ? " " : written);
    }
    return words.toString().strip();
  }

  /** The text that is not read yet. */
  String rest() {
    return words(next, all.size());
  }
}
