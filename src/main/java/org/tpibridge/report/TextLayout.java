package org.tpibridge.report;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.finding.Severity;

/**
 * How text for people is laid out.
 *
 * @param width columns of the terminal; 0 prints each line as it is
 * @param color whether severities are colored
 */
public record TextLayout(int width, boolean color) {
  /** For files, pipes and programs. */
  public static final TextLayout PLAIN = new TextLayout(0, false);

  private static final int NARROWEST = 20;
  private static final int HANGING = 2;
  private static final String SUGGESTION = "-> ";
  private static final String RESET = "\u001b[0m";

  /**
   * Breaks a line between words. Lines after the first are indented; a word that is longer than the
   * width stays whole.
   */
  List<String> wrap(String line) {
    if (width < NARROWEST || line.length() <= width) {
      return List.of(line);
    }
    int start = indentation(line);
    int hanging =
        line.startsWith(SUGGESTION, start)
            ? start + SUGGESTION.length()
            : start == 0 ? HANGING : start;
    String indent = " ".repeat(Math.min(hanging, width / 2));
    List<String> lines = new ArrayList<>();
    String rest = line;
    while (rest.length() > width) {
      int end = lastBreak(rest);
      if (end < 0) {
        break;
      }
      lines.add(rest.substring(0, end).stripTrailing());
      rest = indent + rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** The last space up to the width, or the first one after a word that is too long. */
  private int lastBreak(String line) {
    int words = indentation(line);
    int end = line.lastIndexOf(' ', width);
    return end > words ? end : line.stripTrailing().indexOf(' ', Math.max(width, words));
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  static String colored(Severity severity) {
    String color =
        switch (severity) {
          case ERROR -> "\u001b[1;31m";
          case WARNING -> "\u001b[33m";
          case INFORMATION -> "\u001b[36m";
        };
    return color + severity.label() + RESET;
  }
}
