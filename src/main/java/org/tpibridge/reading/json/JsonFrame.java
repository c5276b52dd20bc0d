package org.tpibridge.reading.json;

import java.util.Optional;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.input.RecordFault;
import org.tpibridge.reading.input.TextEncoding;

/**
 * The text of one value in a JSON input.
 *
 * @param source the input's name
 * @param text the value's characters
 * @param encoding that they were read in
 * @param line where it begins, counted from 1
 * @param column where it begins, counted from 1
 * @param number of the value in its input, counted from 1: of its line, or of its element
 * @param pointer to the value in the input, empty where the value stands for itself
 * @param fault why the value has no end, and nothing behind it can be read
 */
record JsonFrame(
    String source,
    String text,
    TextEncoding encoding,
    long line,
    long column,
    long number,
    String pointer,
    Optional<RecordFault> fault) {

  Place place() {
    return new Place.Text(source, line, column, pointer);
  }

  /** The place of a character of the text, with the pointer of its value below this one. */
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
