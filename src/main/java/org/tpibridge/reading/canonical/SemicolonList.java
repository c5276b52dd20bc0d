package org.tpibridge.reading.canonical;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;

/** Splits a list at semicolons; blank items are ignored. */
public final class SemicolonList {
  /** Far more than any visit has. */
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
    return "There are " + items + " items; the maximum is " + MAX_ITEMS + ".";
  }
}
