package org.tpibridge.exchange.document;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Divides a text into lines of a width: at spaces, and within words that are longer than a line.
 *
 * @param measure the width of a text
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
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && fits(line + " " + word, width)) {
        line.append(' ').append(word);
        continue;
      }
      if (line.length() > 0) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(addLongWord(word, width, lines));
    }
    lines.add(line.toString());
  }

  /** Adds the lines that a word fills, and returns the rest of it. */
  private String addLongWord(String word, double width, List<String> lines) {
    if (fits(word, width)) {
      return word;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(word);
    int from = 0;
    int before = 0;
    for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
      if (!fits(word.substring(from, end), width) && before > from) {
        lines.add(word.substring(from, before));
        from = before;
      }
      before = end;
    }
    return word.substring(from);
  }

  private boolean fits(String text, double width) {
    return measure.applyAsDouble(text) <= width;
  }
}
