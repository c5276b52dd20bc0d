package org.tpibridge.source.shorthand;

import java.util.List;
import java.util.Set;

/** The tokens of one cell, and how far a reader has come. */
final class Tokens {
  private final String cell;
  private final List<Token> all;
  private int next;

  private Tokens(String cell, List<Token> all) {
    this.cell = cell;
    this.all = all;
  }

  static Tokens of(String cell, Lexer.Numbers numbers) {
    return new Tokens(cell, Lexer.cut(cell, numbers));
  }

  Token peek() {
    return all.get(next);
  }

  /** The token that many behind the next one; the end where there is none. */
  Token peek(int ahead) {
    return all.get(Math.min(next + ahead, all.size() - 1));
  }

  Token take() {
    Token token = all.get(next);
    next = Math.min(next + 1, all.size() - 1);
    return token;
  }

  void skip(int count) {
    next = Math.min(next + count, all.size() - 1);
  }

  /** Takes the next token if it is this word or symbol. */
  boolean accept(String text) {
    boolean there = peek().is(text);
    if (there) {
      skip(1);
    }
    return there;
  }

  /** Takes as many of the next tokens as are among these words and symbols. */
  void skipAll(Set<String> texts) {
    while (!peek().isNumber() && texts.contains(peek().text())) {
      skip(1);
    }
  }

  /** Whether the next token is a minus sign: at a number, and at nothing before it. */
  boolean atMinus() {
    boolean apart = next == 0 || peek().spaced() || all.get(next - 1).kind() == Token.Kind.SYMBOL;
    return apart && peek().is("-") && peek(1).isNumber() && !peek(1).spaced();
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  int position() {
    return next;
  }

  void moveTo(int position) {
    next = position;
  }

  /** The cell's words from one token to before another, with single spaces between them. */
  String words(int from, int to) {
    StringBuilder words = new StringBuilder();
    for (int i = from; i < to; i++) {
      Token token = all.get(i);
      if (token.spaced() && !words.isEmpty()) {
        words.append(' ');
      }
      String written = cell.substring(token.start(), token.end());
      words.append(written.equals("\n") || written.equals("\r") ? " " : written);
    }
    return words.toString().strip();
  }

  /** What is not read yet. */
  String rest() {
    return words(next, all.size());
  }
}
