package org.tpibridge.reading.columnmap;

import java.util.List;
import org.tpibridge.reading.canonical.DeniedItem;
import org.tpibridge.visit.Column;

/**
 * Divides a cell into the items of a list.
 *
 * @param separator between the items; a space means any white space
 */
record CellList(Column column, String separator) {

  List<String> items(String text) {
    return DeniedItem.withWhatFollows(column, CellSplit.parts(text, separator), separator + " ");
  }
}
