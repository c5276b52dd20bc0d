package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Place;

/**
 * One row of a table.
 *
 * @param cells what is filled, by column, without white space around it
 * @param source the file's name
 * @param builtIn whether the row came with the program
 * @param keyHeader the header of the column with the key: the table's own, or a worklist's
 * @param number the row's number as a spreadsheet shows it; the header is row 1
 */
record TableRow(
    TerminologyTable table,
    Map<String, String> cells,
    String source,
    boolean builtIn,
    String keyHeader,
    long number) {

  /** The key, or nothing for a row without one, which the check refuses. */
  Optional<String> key() {
    return cell(table.keyColumn());
  }

  Optional<String> cell(String column) {
    return Optional.ofNullable(cells.get(column));
  }

  /** The items of a cell that holds a list, split at semicolons. */
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
