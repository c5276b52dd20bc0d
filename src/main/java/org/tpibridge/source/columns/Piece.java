package org.tpibridge.source.columns;

import org.tpibridge.finding.Place;
import org.tpibridge.source.telling.Spaces;

/**
 * Text on its way from a cell to a column.
 *
 * @param text without space around it
 */
record Piece(String text, Place place) {
  Piece {
    text = Spaces.strip(text);
  }

  boolean isBlank() {
    return text.isEmpty();
  }

  Piece reading(String other) {
    return new Piece(other, place);
  }
}
