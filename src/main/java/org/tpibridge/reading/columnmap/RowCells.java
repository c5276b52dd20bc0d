package org.tpibridge.reading.columnmap;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.tpibridge.finding.Place;

/**
 * The cells of a row as the map wants them: words that say nothing are blank, and what holds for a
 * column wherever it is used is done.
 *
 * @param cellSteps steps by position
 * @param placeholders folded words
 * @param reading gives what a cell is read as, by its position
 */
record RowCells(
    TableHeader header,
    MappedRow row,
    Map<Integer, ConversionSteps> cellSteps,
    Set<String> placeholders,
    BiFunction<Integer, CellContent, Optional<CellContent>> reading) {

  /** As they are written. */
  RowCells(
      TableHeader header,
      MappedRow row,
      Map<Integer, ConversionSteps> cellSteps,
      Set<String> placeholders) {
    this(header, row, cellSteps, placeholders, (position, piece) -> Optional.of(piece));
  }

  /** The same cells, as they are read. */
  RowCells reading(BiFunction<Integer, CellContent, Optional<CellContent>> read) {
    return new RowCells(header, row, cellSteps, placeholders, read);
  }

  CellContent at(int position, ColumnResult result) {
    CellContent content = asWritten(position, result);
    Optional<CellContent> read = reading.apply(position, content);
    if (read.isEmpty()) {
      result.reject();
    }
    return read.orElse(content);
  }

  private CellContent asWritten(int position, ColumnResult result) {
    CellContent content = new CellContent(row.cells().get(position), place(header.name(position)));
    if (content.isBlank() || placeholders.contains(ValueTable.folded(content.text()))) {
      return content.withText("");
    }
    ConversionSteps conversion = cellSteps.get(position);
    return conversion == null
        ? content
        : conversion.values(content, result).orElseGet(() -> content.withText(""));
  }

  /** Whether the row is about an amount that was discarded. */
  boolean isDiscarded() {
    return header.isDiscarded(row);
  }

  CellContent fixed(String text) {
    return new CellContent(text, place(""));
  }

  private Place place(String column) {
    return new Place.Cell(header.source(), row.number(), column);
  }
}
