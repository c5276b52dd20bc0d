package org.tpibridge.reading.columnmap;

import org.tpibridge.finding.Place;
import org.tpibridge.reading.canonical.WhiteSpace;

/**
 * The text of a cell while it is converted to a value of a column.
 *
 * @param text without surrounding space
 */
record CellContent(String text, Place place) {
  CellContent {
    text = WhiteSpace.strip(text);
  }

  boolean isBlank() {
    return text.isEmpty();
  }

  CellContent withText(String other) {
    return new CellContent(other, place);
  }
}
