package org.tpibridge.reading.canonical;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.Column;

/** Splits a list at semicolons, and lists of words also at line breaks; blank items are ignored. */
public final class SemicolonList {
  /** Far more than any visit has. */
  public static final int MAX_ITEMS = 200;

  /**
   * Lists of words. Two lines would otherwise be one item, and a length of time in the second would
   * be one of both. The items of other lists have a syntax, with which two lines are an error.
   */
  private static final Set<Column> LINES =
      EnumSet.of(
          Column.PROCEDURE_STEPS, Column.PRIOR_TREATMENTS, Column.HELD_MEDICATIONS, Column.PLAN);

  private SemicolonList() {}

  public static List<String> items(Column column, String cell, FieldFindings findings) {
    List<String> items = new ArrayList<>();
    int start = 0;
    while (start <= cell.length()) {
      int end = cell.indexOf(';', start);
      end = end < 0 ? cell.length() : end;
      String item = cell.substring(start, end);
      if (LINES.contains(column)) {
        addLines(column, item, items);
      } else {
        add(item, items);
      }
      start = end + 1;
    }
    if (items.size() > MAX_ITEMS) {
      findings.error(ReadingFindingCodes.TOO_LONG, tooManyMessage(items.size()));
      return List.of();
    }
    return items;
  }

  private static void addLines(Column column, String text, List<String> items) {
    DeniedItem.withWhatFollows(column, text.lines().toList(), " ")
        .forEach(line -> add(line, items));
  }

  private static void add(String item, List<String> items) {
    String words = FieldText.collapseSpaces(item);
    if (!words.isEmpty()) {
      items.add(words);
    }
  }

  public static String tooManyMessage(int items) {
    return "There are " + items + " items; the maximum is " + MAX_ITEMS + ".";
  }
}
