package org.tpibridge.reading.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.tpibridge.reading.input.ByteWindow;
import org.tpibridge.reading.input.JsonLayout;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordError;
import org.tpibridge.reading.input.TextEncoding;

/**
 * Splits a JSON input into the texts of its values, in bytes, by brackets and strings only, so that
 * an invalid value does not affect the others.
 */
public final class JsonRecordReader {
  private final String source;
  private final JsonLayout layout;
  private final ByteWindow window;
  private long line = 1;
  private long column = 1;
  private long number;
  private boolean ended;

  public JsonRecordReader(String source, JsonLayout layout, InputStream in) {
    this.source = source;
    this.layout = layout;
    this.window = new ByteWindow(in);
  }

  /** The next value; empty at the end. */
  Optional<JsonRecord> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    skipSpace();
    return switch (layout) {
      case LINES -> nextLine();
      case ARRAY -> nextElement();
      case SEQUENCE -> nextOfSequence();
    };
  }

  /** Whether the last record was malformed, so that nothing after it can be read. */
  boolean isAtEnd() {
    return ended;
  }

  private Optional<JsonRecord> nextOfSequence() throws IOException {
    int b = window.at(0);
    if (b < 0) {
      return end();
    }
    return b == '{'
        ? value()
        : malformed("A visit must be a JSON object ({...}). The rest of the input was not read.");
  }

  private Optional<JsonRecord> end() {
    ended = true;
    return Optional.empty();
  }

  private Optional<JsonRecord> nextLine() throws IOException {
    if (window.at(0) < 0) {
      return end();
    }
    int length = 0;
    while (window.at(length) >= 0 && window.at(length) != '\n' && length <= ByteWindow.MAX_RECORD) {
      length++;
    }
    number = line;
    if (length <= ByteWindow.MAX_RECORD) {
      return Optional.of(cut(trimmed(length), length));
    }
    JsonRecord tooLong =
        malformedRecord(
            ReadingFindingCodes.TOO_LONG,
            "The line has more than " + ByteWindow.MAX_RECORD + " bytes and was rejected.");
    while (window.at(0) >= 0 && window.at(0) != '\n') {
      advance(1);
    }
    return Optional.of(tooLong);
  }

  private int trimmed(int length) throws IOException {
    int end = length;
    while (end > 0 && isSpace(window.at(end - 1))) {
      end--;
    }
    return end;
  }

  private Optional<JsonRecord> nextElement() throws IOException {
    int b = window.at(0);
    boolean expected = number == 0 ? b == '[' : b == ',' || b == ']';
    if (!expected) {
      return malformed(
          b < 0
              ? "The array is truncated: its closing bracket is missing."
              : "Expected a comma or the closing bracket of the array after a visit. The rest of"
                  + " the input was not read.");
    }
    advance(1);
    skipSpace();
    boolean empty = number == 0 && window.at(0) == ']';
    if (empty) {
      advance(1);
      skipSpace();
    }
    if (b == ']' || empty) {
      return window.at(0) < 0
          ? end()
          : malformed("There is text after the end of the array, which was not read.");
    }
    return value();
  }

  /** The value that starts here, up to its closing bracket. */
  private Optional<JsonRecord> value() throws IOException {
    int first = window.at(0);
    int length = first == '{' || first == '[' ? lengthInBrackets() : scalar();
    if (length < 0) {
      return malformed(
          "The value that begins here is not closed, or has more than "
              + ByteWindow.MAX_RECORD
              + " bytes. Check for a missing bracket or quotation mark. The rest of the input was"
              + " not read.");
    }
    if (length == 0) {
      return malformed("A visit is missing here. The rest of the input was not read.");
    }
    number++;
    return Optional.of(cut(length, length));
  }

  private int lengthInBrackets() throws IOException {
    int depth = 0;
    boolean inString = false;
    for (int i = 0; i <= ByteWindow.MAX_RECORD; i++) {
      int b = window.at(i);
      if (b < 0) {
        return -1;
      }
      if (inString) {
        if (b == '\\') {
          i++;
        } else if (b == '"') {
          inString = false;
        }
      } else if (b == '"') {
        inString = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  private int scalar() throws IOException {
    int i = 0;
    while (window.at(i) >= 0 && ",]}".indexOf(window.at(i)) < 0 && !isSpace(window.at(i))) {
      if (i > ByteWindow.MAX_RECORD) {
        return -1;
      }
      i++;
    }
    return i;
  }

  private Optional<JsonRecord> malformed(String message) {
    ended = true;
    return Optional.of(malformedRecord(ReadingFindingCodes.JSON, message));
  }

  private JsonRecord malformedRecord(String code, String message) {
    return new JsonRecord(
        source,
        "",
        TextEncoding.ASCII,
        line,
        column,
        number,
        "",
        Optional.of(new RecordError(code, message)));
  }

  private JsonRecord cut(int textLength, int length) {
    TextEncoding encoding = TextEncoding.of(window.bytes(), window.offset(), textLength);
    String text = encoding.decode(window.bytes(), window.offset(), textLength);
    String pointer = layout == JsonLayout.ARRAY ? "/" + (number - 1) : "";
    JsonRecord record =
        new JsonRecord(source, text, encoding, line, column, number, pointer, Optional.empty());
    advance(length);
    return record;
  }

  private void skipSpace() throws IOException {
    while (isSpace(window.at(0))) {
      advance(1);
    }
  }

  private static boolean isSpace(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** Columns count characters, so continuation bytes of UTF-8 are not counted. */
  private void advance(int count) {
    byte[] bytes = window.bytes();
    int from = window.offset();
    for (int i = from; i < from + count; i++) {
      if (bytes[i] == '\n') {
        line++;
        column = 1;
      } else if ((bytes[i] & 0xc0) != 0x80) {
        column++;
      }
    }
    window.drop(count);
  }
}
