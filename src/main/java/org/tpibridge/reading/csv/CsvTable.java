package org.tpibridge.reading.csv;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.ReadingFindingCodes;

/** The structure of a table: the names of its columns, and whether a row matches them. */
public final class CsvTable {
  private final String source;
  private final List<String> names;
  private final OriginalRecord.Table original;
  private final boolean isRejectsFile;

  /**
   * @param original with the header cells as in the file
   */
  public CsvTable(String source, OriginalRecord.Table original) {
    this.source = source;
    this.original = original;
    int own = RejectsColumns.firstPosition(original.header());
    this.isRejectsFile = own >= 0;
    this.names =
        original.header().stream()
            .limit(isRejectsFile ? own + RejectsColumns.COLUMNS.size() : Long.MAX_VALUE)
            .map(FieldText::strip)
            .toList();
  }

  public String source() {
    return source;
  }

  public OriginalRecord.Table original() {
    return original;
  }

  int width() {
    return names.size();
  }

  /** The column name at a position as in the file; empty after the last column. */
  String nameAt(int position) {
    return position < names.size() ? names.get(position) : "";
  }

  /** Whether the column at a position was added by a rejects file. */
  boolean isRejectsColumn(int position) {
    return RejectsColumns.COLUMNS.contains(names.get(position));
  }

  public Place place(long row) {
    return new Place.Cell(source, row, "");
  }

  public OriginalRecord.CsvRow original(CsvRecord record) {
    return new OriginalRecord.CsvRow(place(record.row()), original, record.cells(), record.rest());
  }

  /**
   * Whether a row has a cell for each column. In a rejects file, spreadsheets may have removed or
   * added blank cells at the end, where the added columns are, so only cells after them that are
   * not blank are wrong.
   */
  boolean hasExpectedCells(List<String> cells) {
    return isRejectsFile
        ? cells.size() >= width() - RejectsColumns.COLUMNS.size()
            && cells.stream().skip(width()).allMatch(String::isBlank)
        : cells.size() == width();
  }

  /** Whether a row has no error and the expected number of cells. */
  public boolean isWellFormed(CsvRecord record) {
    return record.error().isEmpty() && hasExpectedCells(record.cells());
  }

  /** The errors in the structure of a row. */
  public List<Finding> faults(CsvRecord record) {
    List<Finding> findings = new ArrayList<>();
    record
        .error()
        .ifPresent(
            error ->
                findings.add(
                    Finding.error(error.code(), error.message())
                        .at(cell(record, nameAt(record.cells().size())))));
    if (record.error().isEmpty() && !hasExpectedCells(record.cells())) {
      findings.add(wrongCellCount(record));
    }
    return findings;
  }

  /**
   * Blank cells after the last column are an error: an extra separator in the middle shows as an
   * extra blank cell at the end, and the values between are in the wrong columns.
   */
  private Finding wrongCellCount(CsvRecord record) {
    int cells = record.cells().size();
    // The first column without a cell, or the last column if there are too many cells.
    String column = nameAt(Math.min(cells, width() - 1));
    return Finding.error(
            ReadingFindingCodes.CELL_COUNT,
            isRejectsFile && cells > width()
                ? "The cells after _suggestion have no column. Move their text to the correct"
                    + " column, then clear them."
                : wrongCellCount(cells))
        .at(cell(record, column));
  }

  private String wrongCellCount(int cells) {
    return "The row has "
        + cells
        + " cells, but the header has "
        + width()
        + ". "
        + (cells < width()
            ? "Check for a missing separator, or a line break inside a cell without quotation"
                + " marks."
            : "Put cells that contain the separator in quotation marks.");
  }

  private Place cell(CsvRecord record, String column) {
    return new Place.Cell(source, record.row(), column);
  }
}
