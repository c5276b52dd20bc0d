package org.tpibridge.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a small CSV (RFC 4180, commas) into records; a blank line is none. */
final class Csv {
  private final String text;
  private int at;
  private int line = 1;

  private Csv(String text) {
    this.text = text;
  }

  /**
   * @param line where it starts, counted from 1
   */
  record Line(int line, List<String> cells) {}

  /** Empty where a quotation mark is left open. */
  static Optional<List<Line>> lines(String text) {
    Csv csv = new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text);
    List<Line> lines = new ArrayList<>();
    while (csv.at < csv.text.length()) {
      int start = csv.line;
      Optional<List<String>> cells = csv.record();
      if (cells.isEmpty()) {
        return Optional.empty();
      }
      if (cells.get().stream().anyMatch(c -> !c.isBlank())) {
        lines.add(new Line(start, cells.get()));
      }
    }
    return Optional.of(lines);
  }

  private Optional<List<String>> record() {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      line += c == '\n' ? 1 : 0;
      if (c == '"') {
        // A doubled mark inside of a quoted cell stands for itself.
        boolean doubled = quoted && at < text.length() && text.charAt(at) == '"';
        if (doubled) {
          cell.append(c);
          at++;
        } else {
          quoted = !quoted;
        }
      } else if (quoted) {
        cell.append(c);
      } else if (c == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        break;
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return quoted ? Optional.empty() : Optional.of(cells);
  }
}
