package org.tpibridge.exchange.document;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Divides a text into lines of a width: at spaces, and within words that are longer than a line.
 *
 * @param measure the width of a text: the sum of the widths of its characters
 */
record LineWrapper(ToDoubleFunction<String> measure) {

  /** Returns at least one line; line breaks of the text remain. */
  List<String> wrap(String text, double width) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      wrapLine(line, width, lines);
    }
    return lines;
  }

  private void wrapLine(String text, double width, List<String> lines) {
    double space = measure.applyAsDouble(" ");
    StringBuilder line = new StringBuilder();
    double filled = 0;
    for (String word : text.split(" ", -1)) {
      double wordWidth = measure.applyAsDouble(word);
      if (line.length() > 0 && filled + space + wordWidth <= width) {
        line.append(' ').append(word);
        filled += space + wordWidth;
        continue;
      }
      if (line.length() > 0) {
        lines.add(line.toString());
        line.setLength(0);
      }
      String rest = wordWidth <= width ? word : addLongWord(word, width, lines);
      line.append(rest);
      filled = measure.applyAsDouble(rest);
    }
    lines.add(line.toString());
  }

  /** Adds the lines that a word fills, and returns the rest of it. */
  private String addLongWord(String word, double width, List<String> lines) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(word);
    int from = 0;
    int before = 0;
    double filled = 0;
    for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
      double character = measure.applyAsDouble(word.substring(before, end));
      if (filled + character > width && before > from) {
        lines.add(word.substring(from, before));
        from = before;
        filled = 0;
      }
      filled += character;
      before = end;
    }
    return word.substring(from);
  }
}
