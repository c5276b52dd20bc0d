package org.tpibridge.source.columns;

import java.util.Map;
import java.util.Set;
import org.tpibridge.finding.Place;

/**
 * The cells of a row as the map wants them: words that say nothing are blank, and what holds for a
 * column wherever it is used is done.
 *
 * @param everywhere steps by position
 * @param notTold folded words
 */
record Cells(Header header, MappedRow row, Map<Integer, Steps> everywhere, Set<String> notTold) {

  Piece at(int position, Outcome outcome) {
    Piece piece = new Piece(row.cells().get(position), place(header.name(position)));
    if (piece.isBlank() || notTold.contains(Values.folded(piece.text()))) {
      return piece.reading("");
    }
    Steps steps = everywhere.get(position);
    return steps == null ? piece : steps.values(piece, outcome).orElseGet(() -> piece.reading(""));
  }

  Piece fixed(String text) {
    return new Piece(text, place(""));
  }

  private Place place(String column) {
    return new Place.Cell(header.source(), row.number(), column);
  }
}
