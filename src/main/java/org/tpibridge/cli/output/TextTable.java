package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** Prints rows of cells in aligned columns. */
final class TextTable {
  private static final String GAP = "  ";

  private TextTable() {}

  /**
   * @param rows each with as many cells as the first
   * @param right columns that are aligned to the right, from 0
   */
  static void print(List<List<String>> rows, List<Integer> right, PrintStream out) {
    int[] widths = widths(rows);
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - row.get(i).length());
        line.append(right.contains(i) ? space + row.get(i) : row.get(i) + space).append(GAP);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** How many columns of a terminal the table needs. */
  static int width(List<List<String>> rows) {
    int[] widths = widths(rows);
    return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }
}
