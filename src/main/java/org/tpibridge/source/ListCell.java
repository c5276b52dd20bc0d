package org.tpibridge.source;

import java.util.ArrayList;
import java.util.List;

/** Items of a list, split at semicolons; blank ones do not count. */
final class ListCell {
  /** Far more than any session has. */
  static final int MAX_ITEMS = 200;

  private ListCell() {}

  static List<String> items(String cell, Note note) {
    List<String> items = new ArrayList<>();
    int start = 0;
    while (start <= cell.length()) {
      int end = cell.indexOf(';', start);
      end = end < 0 ? cell.length() : end;
      String item = CellText.squeeze(cell.substring(start, end));
      if (!item.isEmpty()) {
        items.add(item);
      }
      start = end + 1;
    }
    if (items.size() > MAX_ITEMS) {
      note.error(Codes.TOO_LONG, tooMany(items.size()));
      return List.of();
    }
    return items;
  }

  static String tooMany(int items) {
    return "There are " + items + " items; at most " + MAX_ITEMS + " are read.";
  }
}
