package org.tpibridge.reading.csv;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.ReadingFindingCodes;

/** The shape of a table: its columns' names, and whether a row fits them. */
public final class CsvTable {
  private final String source;
  private final List<String> names;
  private final OriginalRecord.Table original;
  private final boolean isRejectsFile;

  /**
   * @param original with the header's cells as the file has them
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

  /** The name at a position as the file has it; empty behind the last. */
  String nameAt(int position) {
    return position < names.size() ? names.get(position) : "";
  }

  /** Whether it is one of those that a rejects file has and a visit does not. */
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
   * Whether a row's cells can be told apart: there are as many as columns. Of a rejects file,
   * spreadsheets may have cut off or added blank cells at the end, where our columns are, so that
   * nothing there counts but what is not blank behind them.
   */
  boolean hasExpectedCells(List<String> cells) {
    return isRejectsFile
        ? cells.size() >= width() - RejectsColumns.COLUMNS.size()
            && cells.stream().skip(width()).allMatch(String::isBlank)
        : cells.size() == width();
  }

  /** Whether the cells of a row can be told apart. */
  public boolean isWellFormed(CsvRecord record) {
    return record.fault().isEmpty() && hasExpectedCells(record.cells());
  }

  /** What is wrong with a row's shape. */
  public List<Finding> faults(CsvRecord record) {
    List<Finding> findings = new ArrayList<>();
    record
        .fault()
        .ifPresent(
            fault ->
                findings.add(
                    Finding.error(fault.code(), fault.message())
                        .at(cell(record, nameAt(record.cells().size())))));
    if (record.fault().isEmpty() && !hasExpectedCells(record.cells())) {
      findings.add(wrongCellCount(record));
    }
    return findings;
  }

  /**
   * Blank cells behind the last column count: one separator too many in the middle shows as a blank
   * cell too many at the end, and by then every value stands in another column than its own.
   */
  private Finding wrongCellCount(CsvRecord record) {
    int cells = record.cells().size();
    // The first column without a cell, or the last one, behind which cells are left over.
    String column = nameAt(Math.min(cells, width() - 1));
    return Finding.error(
            ReadingFindingCodes.CELL_COUNT,
            isRejectsFile && cells > width()
                ? "What stands behind _suggestion has no column. Put it where it belongs, then"
                    + " empty those cells."
                : wrongCellCount(cells))
        .at(cell(record, column));
  }

  private String wrongCellCount(int cells) {
    return "The row has "
        + cells
        + " cells, the header "
        + width()
        + ", so it is not clear which cell is which. "
        + (cells < width()
            ? "Look for a missing separator, or a line break inside a cell without quotation"
                + " marks."
            : "Put cells that hold the separator in quotation marks.");
  }

  private Place cell(CsvRecord record, String column) {
    return new Place.Cell(source, record.row(), column);
  }
}
