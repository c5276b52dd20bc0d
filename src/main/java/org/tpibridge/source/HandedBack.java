package org.tpibridge.source;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns that a rejects file has behind the original ones. Rows come back with them once they
 * are fixed; they tell nothing about a visit.
 */
public final class HandedBack {
  public static final List<String> COLUMNS =
      List.of("_place", "_code", "_column", "_message", "_suggestion");

  private HandedBack() {}

  /** Whether a table with this header is a rejects file: ours are its last columns. */
  static boolean endIn(List<String> header) {
    int own = header.size() - COLUMNS.size();
    return own >= 0
        && header.subList(own, header.size()).stream()
            .map(CellText::strip)
            .toList()
            .equals(COLUMNS);
  }

  /** The table that a rejects file was made of; any other as it is. */
  public static Original.Table without(Original.Table table) {
    return endIn(table.header())
        ? new Original.Table(
            table.header().subList(0, table.header().size() - COLUMNS.size()), table.delimiter())
        : table;
  }

  /** The row of that table; what stands behind our columns belongs to it. */
  public static Original.Row without(Original.Row row) {
    if (!endIn(row.table().header())) {
      return row;
    }
    Original.Table table = without(row.table());
    int own = table.header().size();
    List<String> cells = new ArrayList<>(row.cells());
    cells
        .subList(Math.min(own, cells.size()), Math.min(own + COLUMNS.size(), cells.size()))
        .clear();
    while (cells.size() > own && cells.get(cells.size() - 1).isBlank()) {
      cells.remove(cells.size() - 1);
    }
    return new Original.Row(row.place(), table, cells, row.rest());
  }
}
