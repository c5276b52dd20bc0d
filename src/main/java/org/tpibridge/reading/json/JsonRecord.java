package org.tpibridge.reading.json;

import java.util.Optional;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.input.RecordError;
import org.tpibridge.reading.input.TextEncoding;

/**
 * The text and the place of one value in a JSON input.
 *
 * @param source the name of the input
 * @param text the characters of the value
 * @param encoding of the text
 * @param line where it begins, counted from 1
 * @param column where it begins, counted from 1
 * @param number of the value in its input, counted from 1: of its line, or of its element
 * @param pointer to the value in the input, empty if the value is not in an array
 * @param error why the value has no end, so that nothing after it can be read
 */
record JsonRecord(
    String source,
    String text,
    TextEncoding encoding,
    long line,
    long column,
    long number,
    String pointer,
    Optional<RecordError> error) {

  Place place() {
    return new Place.Text(source, line, column, pointer);
  }

  /** The place of a character of the text, with a pointer relative to this value. */
  Place place(int offset, String below) {
    int end = Math.min(offset, text.length());
    long lines = 0;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        lines++;
        lineStart = i + 1;
      }
    }
    long inLine = end - lineStart + (lines == 0 ? column : 1);
    return new Place.Text(source, line + lines, inLine, pointer + below);
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
