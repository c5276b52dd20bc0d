package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Place;

/**
 * One row of a table.
 *
 * @param cells the cells that are not empty, by column, without surrounding white space
 * @param source the name of the file
 * @param builtIn whether the row is built in
 * @param keyHeader the header of the column with the key: the table's, or that of the file of
 *     unknown words
 * @param number the row number as a spreadsheet shows it; the header is row 1
 */
record TableRow(
    TerminologyTable table,
    Map<String, String> cells,
    String source,
    boolean builtIn,
    String keyHeader,
    long number) {

  /** Returns the key; empty for a row without one, which the check rejects. */
  Optional<String> key() {
    return cell(table.keyColumn());
  }

  Optional<String> cell(String column) {
    return Optional.ofNullable(cells.get(column));
  }

  /** Returns the items of a list cell, separated by semicolons. */
  List<String> list(String column) {
    String text = cells.get(column);
    if (text == null) {
      return List.of();
    }
    List<String> items = new ArrayList<>();
    for (String item : text.split(";", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  Place at(String column) {
    return new Place.Cell(source, number, column.equals(table.keyColumn()) ? keyHeader : column);
  }
}
