package org.tpibridge.reading.canonical;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;

/** Items of a list, split at semicolons; blank ones do not count. */
public final class SemicolonList {
  /** Far more than any session has. */
  public static final int MAX_ITEMS = 200;

  private SemicolonList() {}

  public static List<String> items(String cell, FieldFindings findings) {
    List<String> items = new ArrayList<>();
    int start = 0;
    while (start <= cell.length()) {
      int end = cell.indexOf(';', start);
      end = end < 0 ? cell.length() : end;
      String item = FieldText.collapseSpaces(cell.substring(start, end));
      if (!item.isEmpty()) {
        items.add(item);
      }
      start = end + 1;
    }
    if (items.size() > MAX_ITEMS) {
      findings.error(ReadingFindingCodes.TOO_LONG, tooManyMessage(items.size()));
      return List.of();
    }
    return items;
  }

  public static String tooManyMessage(int items) {
    return "There are " + items + " items; at most " + MAX_ITEMS + " are read.";
  }
}
