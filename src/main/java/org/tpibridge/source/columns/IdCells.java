package org.tpibridge.source.columns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/**
 * Cells in the template of an id that are also the MRN or a time of the visit. They are put in as
 * they are read, not as they are written: exports write one day in many ways.
 */
final class IdCells {
  private static final List<Column> READ =
      List.of(Column.MRN, Column.VISIT_START, Column.VISIT_END, Column.BIRTH_DATE);

  /** Before a clock time that is in its own cell. */
  private static final String ANY_DAY = "2000-01-01";

  /**
   * @param whole whether the cell is the column, and not a part of it
   */
  private record Reader(Column column, Steps steps, boolean whole) {}

  private final Map<Integer, Reader> readers = new HashMap<>();

  IdCells(ColumnMap map, Header header) {
    for (Column column : READ) {
      ColumnMap.Target target = map.columns().get(column);
      if (target != null
          && target.source() instanceof Source.Named named
          && named.steps().whole()) {
        header
            .find(named.names())
            .ifPresent(at -> readers.putIfAbsent(at, new Reader(column, named.steps(), true)));
      } else if (target != null
          && column != Column.MRN
          && target.source() instanceof Source.Composed composed) {
        composed
            .template()
            .positions(header)
            .forEach(at -> readers.putIfAbsent(at, new Reader(column, composed.steps(), false)));
      }
    }
  }

  /** The piece as it is read; empty where it cannot be, which its own column will say. */
  Optional<Piece> read(int position, Piece piece, CellMeaning meaning) {
    Reader reader = readers.get(position);
    if (reader == null || piece.isBlank()) {
      return Optional.of(piece);
    }
    return reader.whole()
        ? whole(reader, piece, meaning)
        : Optional.of(part(reader, piece, meaning));
  }

  private static Optional<Piece> whole(Reader reader, Piece piece, CellMeaning meaning) {
    Outcome outcome = new Outcome();
    reader.steps().tell(piece, outcome);
    List<Words> words = new ArrayList<>(outcome.words());
    return words.size() == 1 && !outcome.isRefused()
        ? meaning.of(reader.column(), words.get(0)).map(piece::reading)
        : Optional.empty();
  }

  /** A day or a clock time; any other text is left as it is. */
  private static Piece part(Reader reader, Piece piece, CellMeaning meaning) {
    return read(reader, piece, piece.text(), meaning)
        .or(() -> clock(reader, piece, meaning))
        .map(piece::reading)
        .orElse(piece);
  }

  private static Optional<String> clock(Reader reader, Piece piece, CellMeaning meaning) {
    return read(reader, piece, ANY_DAY + " " + piece.text(), meaning)
        .filter(read -> read.startsWith(ANY_DAY + "T"))
        .map(read -> read.substring(ANY_DAY.length() + 1));
  }

  private static Optional<String> read(
      Reader reader, Piece piece, String text, CellMeaning meaning) {
    return meaning.of(reader.column(), new Words(text, piece.place(), Style.SHORTHAND));
  }
}
