package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.util.Optional;

/**
 * The elements of a JSON array, whatever they are. Each knows the white space and the comma before
 * it, so that it can be taken out.
 */
final class Elements {
  private static final String BROKEN = "is no JSON array that can be cut";

  /**
   * @param before white space and comma between this element and the one before it
   */
  record Element(String before, String text) {}

  private final Bytes bytes;
  private final String opening;
  private String before;
  private boolean ended;

  /** Reads up to the first element. */
  Elements(Bytes bytes) throws IOException {
    this.bytes = bytes;
    StringBuilder start = new StringBuilder();
    while (bytes.peek() != '[') {
      append(start);
    }
    append(start);
    this.opening = start + space();
    this.before = "";
    this.ended = bytes.peek() == ']';
  }

  /** What stands before the first element. */
  String opening() {
    return opening;
  }

  Optional<Element> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    Element element = new Element(before, value());
    before = space();
    if (bytes.peek() == ',') {
      before += (char) bytes.read() + space();
    } else if (bytes.peek() == ']') {
      ended = true;
    } else {
      throw new UncuttableException(BROKEN);
    }
    return Optional.of(element);
  }

  /** What stands behind the last element; only white space may follow the array. */
  String closing() throws IOException {
    String closing = before + (char) bytes.read() + space();
    if (bytes.peek() != Bytes.END) {
      throw new UncuttableException(BROKEN);
    }
    return closing;
  }

  private String value() throws IOException {
    StringBuilder value = new StringBuilder();
    int depth = 0;
    do {
      int next = append(value);
      if (next == '"') {
        restOfString(value);
      } else if (next == '{' || next == '[') {
        depth++;
      } else if (next == '}' || next == ']') {
        depth--;
      }
    } while (depth > 0 || (depth == 0 && isWithinScalar()));
    if (depth < 0) {
      throw new UncuttableException(BROKEN);
    }
    return value.toString();
  }

  private boolean isWithinScalar() throws IOException {
    int next = bytes.peek();
    return next != Bytes.END && next != ',' && next != ']' && !isSpace(next);
  }

  private void restOfString(StringBuilder value) throws IOException {
    for (int next = append(value); next != '"'; next = append(value)) {
      if (next == '\\') {
        append(value);
      }
    }
  }

  private int append(StringBuilder text) throws IOException {
    int next = bytes.read();
    if (next == Bytes.END) {
      throw new UncuttableException(BROKEN);
    }
    text.append((char) next);
    Pieces.checkLength(text.length());
    return next;
  }

  private String space() throws IOException {
    StringBuilder space = new StringBuilder();
    while (isSpace(bytes.peek())) {
      append(space);
    }
    return space.toString();
  }

  private static boolean isSpace(int next) {
    return next == ' ' || next == '\n' || next == '\r' || next == '\t';
  }
}
