package org.tpibridge.source.columns;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.tpibridge.finding.Place;

/**
 * The cells of a row as the map wants them: words that say nothing are blank, and what holds for a
 * column wherever it is used is done.
 *
 * @param everywhere steps by position
 * @param notTold folded words
 * @param reading gives what a cell is read as, by its position
 */
record Cells(
    Header header,
    MappedRow row,
    Map<Integer, Steps> everywhere,
    Set<String> notTold,
    BiFunction<Integer, Piece, Optional<Piece>> reading) {

  /** As they are written. */
  Cells(Header header, MappedRow row, Map<Integer, Steps> everywhere, Set<String> notTold) {
    this(header, row, everywhere, notTold, (position, piece) -> Optional.of(piece));
  }

  /** The same cells, as they are read. */
  Cells reading(BiFunction<Integer, Piece, Optional<Piece>> read) {
    return new Cells(header, row, everywhere, notTold, read);
  }

  Piece at(int position, Outcome outcome) {
    Piece piece = written(position, outcome);
    Optional<Piece> read = reading.apply(position, piece);
    if (read.isEmpty()) {
      outcome.refuse();
    }
    return read.orElse(piece);
  }

  private Piece written(int position, Outcome outcome) {
    Piece piece = new Piece(row.cells().get(position), place(header.name(position)));
    if (piece.isBlank() || notTold.contains(Values.folded(piece.text()))) {
      return piece.reading("");
    }
    Steps steps = everywhere.get(position);
    return steps == null ? piece : steps.values(piece, outcome).orElseGet(() -> piece.reading(""));
  }

  /** Whether the row is about an amount that was discarded. */
  boolean isDiscarded() {
    return header.isDiscarded(row);
  }

  Piece fixed(String text) {
    return new Piece(text, place(""));
  }

  private Place place(String column) {
    return new Place.Cell(header.source(), row.number(), column);
  }
}
