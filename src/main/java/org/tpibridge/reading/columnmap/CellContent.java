package org.tpibridge.reading.columnmap;

import org.tpibridge.finding.Place;
import org.tpibridge.reading.canonical.WhiteSpace;

/**
 * Text on its way from a cell to a column.
 *
 * @param text without space around it
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
