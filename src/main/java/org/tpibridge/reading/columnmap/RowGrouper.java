package org.tpibridge.reading.columnmap;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.assembly.IdentifierIndex;
import org.tpibridge.reading.csv.ContinuationRow;
import org.tpibridge.reading.csv.CsvRecord;
import org.tpibridge.reading.csv.CsvRecordReader;
import org.tpibridge.reading.csv.CsvTable;
import org.tpibridge.reading.input.ReadingFindingCodes;

/**
 * Groups consecutive rows with the same key, one visit at a time, so that memory does not grow with
 * the table. A key that occurs again later is an error, because a part of a visit would be read as
 * a visit. A malformed row must not be lost from a visit: if it is unclear to which of two visits
 * it belongs, both are rejected with it.
 */
final class RowGrouper {
  /** No visit has more rows; more indicate a wrong key. */
  private static final int MAX_ROWS = 200;

  private final CsvRecordReader records;
  private final CsvTable table;
  private final BoundColumnMap map;
  private final boolean grouping;
  private final ScatteredVisits scatteredVisits;
  private final IdentifierIndex keys = new IdentifierIndex();

  /** Rows that were read ahead; two at most. */
  private final Deque<CsvRecord> rowsAhead = new ArrayDeque<>(2);

  private Optional<IOException> readError = Optional.empty();
  private Optional<Long> doubtfulRow = Optional.empty();

  /**
   * @param grouping whether a visit may have several rows
   * @param scatteredVisits the visits whose rows are not consecutive, if the input was scanned
   *     first
   * @param first a row that was already read
   */
  RowGrouper(
      CsvRecordReader records,
      CsvTable table,
      BoundColumnMap map,
      boolean grouping,
      ScatteredVisits scatteredVisits,
      Optional<CsvRecord> first) {
    this.records = records;
    this.table = table;
    this.map = map;
    this.grouping = grouping;
    this.scatteredVisits = scatteredVisits;
    first.ifPresent(rowsAhead::add);
  }

  /** The rows of the next visit; empty at the end. */
  Optional<RowGroup> next() throws IOException {
    Optional<CsvRecord> first = nextRow();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    if (!grouping) {
      RowGroup single = new RowGroup(Optional.empty(), first.get());
      rejectIfContinued(single);
      return Optional.of(single);
    }
    RowGroup group = new RowGroup(map.key(first.get().cells()), first.get());
    doubtfulRow.ifPresent(row -> reportDoubtfulRow(group, row));
    doubtfulRow = Optional.empty();
    if (group.key().isEmpty() && table.isWellFormed(first.get())) {
      group.findings().add(missingKey(group));
      return Optional.of(group);
    }
    collect(group);
    rejectIfContinued(group);
    group.key().ifPresent(key -> rejectIfScattered(group, key));
    return Optional.of(group);
  }

  private void rejectIfContinued(RowGroup group) {
    Optional<CsvRecord> next;
    try {
      next = peek();
    } catch (IOException e) {
      // This row was read; the exception is thrown for the next row.
      readError = Optional.of(e);
      return;
    }
    boolean continued =
        next.isPresent()
            && table.isWellFormed(next.get())
            && map.continues(next.get().cells())
            && !ContinuationRow.isTotalRow(next.get().cells());
    CsvRecord first = group.rows().get(0);
    if (continued && !(table.isWellFormed(first) && map.continues(first.cells()))) {
      group.findings().add(ContinuationRow.finding(next.get(), group.firstRow(), table));
    }
  }

  private void collect(RowGroup group) throws IOException {
    boolean open = startsGroup(group);
    while (open && peek().isPresent()) {
      CsvRecord row = peek().get();
      if (map.key(row.cells()).equals(group.key())) {
        add(nextRow().orElseThrow(), group);
      } else if (table.isWellFormed(row)) {
        open = false;
      } else {
        open = false;
        addMalformed(group);
      }
    }
  }

  /** A malformed first row belongs to the row after it only if both have the same key. */
  private boolean startsGroup(RowGroup group) throws IOException {
    CsvRecord first = group.rows().get(0);
    if (table.isWellFormed(first) || nextRowHas(group.key())) {
      return true;
    }
    doubtfulRow = Optional.of(first.row());
    return false;
  }

  /** Adds a malformed row that does not have the group's key, unless it starts the next group. */
  private void addMalformed(RowGroup group) throws IOException {
    CsvRecord malformed = nextRow().orElseThrow();
    Optional<String> key = map.key(malformed.cells());
    if (key.isPresent() && nextRowHas(key)) {
      rowsAhead.addFirst(malformed);
      return;
    }
    add(malformed, group);
    doubtfulRow = Optional.of(malformed.row());
  }

  private boolean nextRowHas(Optional<String> key) throws IOException {
    return key.isPresent() && peek().isPresent() && map.key(peek().get().cells()).equals(key);
  }

  private void add(CsvRecord row, RowGroup group) {
    group.rows().add(row);
    if (group.rows().size() == MAX_ROWS + 1) {
      group
          .findings()
          .add(
              Finding.error(
                      ReadingFindingCodes.ROWS,
                      "More than "
                          + MAX_ROWS
                          + " rows are one visit according to group-by in the map. Check the column"
                          + " of group-by.")
                  .at(table.place(group.firstRow())));
    }
  }

  private Finding missingKey(RowGroup group) {
    return Finding.error(
            ReadingFindingCodes.KEY,
            "The cells of the group-by columns are empty, so the visit of this row is not clear."
                + " Fill in these cells.")
        .at(table.place(group.firstRow()));
  }

  private void reportDoubtfulRow(RowGroup group, long row) {
    group
        .findings()
        .add(
            Finding.error(
                    ReadingFindingCodes.ROWS,
                    "Row "
                        + row
                        + ", which is malformed, may belong to this visit, so both were rejected."
                        + " Correct that row.")
                .at(table.place(group.firstRow())));
  }

  private void rejectIfScattered(RowGroup group, String key) {
    OptionalLong again = scatteredVisits.nextRow(table.source(), key);
    if (again.isEmpty() && scatteredVisits.isScanned(table.source())) {
      return;
    }
    OptionalLong first = keys.add(key, group.firstRow()).sameId();
    if (first.isPresent()) {
      reject(group, first.getAsLong(), again.isPresent());
    } else if (again.isPresent()) {
      reject(group, again.getAsLong(), true);
    }
  }

  /** Rejects a visit whose rows are not consecutive. */
  private void reject(RowGroup group, long other, boolean whole) {
    group
        .findings()
        .add(
            Finding.error(
                    ReadingFindingCodes.REPEATED_KEY,
                    "Row "
                        + other
                        + " belongs to the same visit, but rows of other visits are between. "
                        + (whole
                            ? "All rows of the visit were rejected. "
                            : "That row was read as the whole visit. ")
                        + "Sort the table by the columns under group-by, and try again.")
                .at(table.place(group.firstRow())));
  }

  private Optional<CsvRecord> peek() throws IOException {
    if (rowsAhead.isEmpty()) {
      nextFilledRow().ifPresent(rowsAhead::add);
    }
    return Optional.ofNullable(rowsAhead.peek());
  }

  private Optional<CsvRecord> nextRow() throws IOException {
    if (readError.isPresent()) {
      throw readError.get();
    }
    Optional<CsvRecord> row = peek();
    rowsAhead.poll();
    return row;
  }

  private Optional<CsvRecord> nextFilledRow() throws IOException {
    Optional<CsvRecord> record = records.next();
    while (record.isPresent() && record.get().isBlank()) {
      record = records.next();
    }
    return record;
  }
}
