package org.tpibridge.importing.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into the pieces that can be taken out of it; together they are the text. */
final class Pieces {
  private static final Pattern BEFORE_MESSAGE =
      Pattern.compile("(?=(?:(?<=[\\r\\n\\x0b])|^)MSH[^\\w\\s])");

  /** A quotation mark that is not closed takes no more lines than this with it. */
  private static final int MAX_LINES = 200;

  private Pieces() {}

  static List<String> lines(String text) {
    return List.of(text.split("(?<=\n)|(?<=\r)(?!\n)"));
  }

  static List<String> messages(String text) {
    return List.of(BEFORE_MESSAGE.split(text));
  }

  /** Lines of a table; those that a quoted line break joins are one. */
  static List<String> records(String text) {
    List<String> records = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String line : lines(text)) {
      open.add(line);
      String joined = String.join("", open);
      if (isWhole(joined)) {
        records.add(joined);
        open.clear();
      } else if (open.size() == MAX_LINES) {
        // The mark was a mistake: its line is a record, and what follows is looked at again.
        records.addAll(open);
        open.clear();
      }
    }
    records.addAll(open);
    return records;
  }

  private static boolean isWhole(String record) {
    return record.chars().filter(c -> c == '"').count() % 2 == 0;
  }

  /** The cells of a record, without quotation marks around them. */
  static List<String> cells(String record, char delimiter) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : record.stripTrailing().toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
