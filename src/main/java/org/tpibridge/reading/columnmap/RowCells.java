package org.tpibridge.reading.columnmap;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.tpibridge.finding.Place;

/**
 * The cells of a row after the first conversions of the map: placeholders are blank, and the steps
 * under {@code cells} are applied.
 *
 * @param cellSteps conversion steps by position
 * @param placeholders words that mean missing, normalized
 * @param reading converts a cell by its position
 */
record RowCells(
    TableHeader header,
    MappedRow row,
    Map<Integer, ConversionSteps> cellSteps,
    Set<String> placeholders,
    BiFunction<Integer, CellContent, Optional<CellContent>> reading) {

  /** The cells as they are written. */
  RowCells(
      TableHeader header,
      MappedRow row,
      Map<Integer, ConversionSteps> cellSteps,
      Set<String> placeholders) {
    this(header, row, cellSteps, placeholders, (position, piece) -> Optional.of(piece));
  }

  /** The same cells with another conversion. */
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
    if (content.isBlank() || placeholders.contains(ValueTable.normalized(content.text()))) {
      return content.withText("");
    }
    ConversionSteps conversion = cellSteps.get(position);
    return conversion == null
        ? content
        : conversion.values(content, result).orElseGet(() -> content.withText(""));
  }

  /** Whether the row is for a discarded amount. */
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
