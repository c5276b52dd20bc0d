package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.util.List;

/** Prints rows of cells in aligned columns. */
final class TextTable {
  private TextTable() {}

  /**
   * @param rows each with as many cells as the first
   * @param right columns that are aligned to the right, from 0
   */
  static void print(List<List<String>> rows, List<Integer> right, PrintStream out) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String space = " ".repeat(widths[i] - row.get(i).length());
        line.append(right.contains(i) ? space + row.get(i) : row.get(i) + space).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
