package org.tpibridge.source.columns;

import java.util.List;
import java.util.Optional;

/**
 * The beginning of a clinic's table.
 *
 * @param encoding where it is not UTF-8
 * @param rows each with as many cells as the header
 */
public record TableSample(
    char delimiter, Optional<String> encoding, List<String> header, List<List<String>> rows) {
  public TableSample {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** The cells of a column that are not blank. */
  List<String> cells(int position) {
    return rows.stream().map(r -> r.get(position).strip()).filter(c -> !c.isEmpty()).toList();
  }

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "TableSample[" + rows.size() + " rows]";
  }
}
