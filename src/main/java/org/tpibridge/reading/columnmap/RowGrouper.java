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
 * Puts neighbouring rows with the same key together, one visit at a time, so that memory does not
 * grow with the table. A key that comes back later is an error: half a visit is another visit. A
 * row whose shape is broken must not be lost from a visit: where it is not clear which of its
 * neighbors it belongs to, both are rejected with it.
 */
final class RowGrouper {
  /** No session has more injections; what does is a wrong key. */
  private static final int MAX_ROWS = 200;

  private final CsvRecordReader records;
  private final CsvTable table;
  private final BoundColumnMap map;
  private final boolean grouping;
  private final ScatteredVisits scatteredVisits;
  private final IdentifierIndex keys = new IdentifierIndex();

  /** Rows that were looked at and not taken; two at most. */
  private final Deque<CsvRecord> rowsAhead = new ArrayDeque<>(2);

  private Optional<IOException> broken = Optional.empty();
  private Optional<Long> doubtfulRow = Optional.empty();

  /**
   * @param grouping whether a visit may have several rows
   * @param scatteredVisits the visits whose rows are not together, as far as they can be found
   *     first
   * @param first a row that was read already
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
      refuseContinued(single);
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
    refuseContinued(group);
    group.key().ifPresent(key -> rejectIfScattered(group, key));
    return Optional.of(group);
  }

  private void refuseContinued(RowGroup group) {
    Optional<CsvRecord> next;
    try {
      next = peek();
    } catch (IOException e) {
      // This row was read; what is wrong after it is reported when it is its turn.
      broken = Optional.of(e);
      return;
    }
    boolean continued =
        next.isPresent()
            && table.isWellFormed(next.get())
            && map.continues(next.get().cells())
            && !ContinuationRow.isTotalRow(next.get().cells());
    if (continued && !map.continues(group.rows().get(0).cells())) {
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

  /** A broken first row belongs to the row behind it only if their keys say so. */
  private boolean startsGroup(RowGroup group) throws IOException {
    CsvRecord first = group.rows().get(0);
    if (table.isWellFormed(first) || nextRowHas(group.key())) {
      return true;
    }
    doubtfulRow = Optional.of(first.row());
    return false;
  }

  /** A broken row that does not have the group's key: it starts the next group, or nobody knows. */
  private void addMalformed(RowGroup group) throws IOException {
    CsvRecord broken = nextRow().orElseThrow();
    Optional<String> key = map.key(broken.cells());
    if (key.isPresent() && nextRowHas(key)) {
      rowsAhead.addFirst(broken);
      return;
    }
    add(broken, group);
    doubtfulRow = Optional.of(broken.row());
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
                          + " rows are one visit by the map's group-by. Is that the right column?")
                  .at(table.place(group.firstRow())));
    }
  }

  private Finding missingKey(RowGroup group) {
    return Finding.error(
            ReadingFindingCodes.KEY,
            "The cells that say which visit this row belongs to are empty. Fill them.")
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
                        + ", which is broken, may belong to this visit. Correct that row, and both"
                        + " are read.")
                .at(table.place(group.firstRow())));
  }

  private void rejectIfScattered(RowGroup group, String key) {
    OptionalLong again = scatteredVisits.nextRow(table.source(), key);
    if (again.isEmpty() && scatteredVisits.isScanned(table.source())) {
      return;
    }
    OptionalLong first = keys.add(key, group.firstRow()).sameId();
    if (first.isPresent()) {
      reject(group, first.getAsLong(), "before", again.isPresent());
    } else if (again.isPresent()) {
      reject(group, again.getAsLong(), "after", true);
    }
  }

  /** Part of a visit would be another visit. */
  private void reject(RowGroup group, long other, String where, boolean whole) {
    group
        .findings()
        .add(
            Finding.error(
                    ReadingFindingCodes.REPEATED_KEY,
                    "More rows of this visit are "
                        + where
                        + " rows of another, in row "
                        + other
                        + (whole
                            ? ". None of them is read. "
                            : ", which was read as the whole visit. ")
                        + "Sort the table by the columns that group-by names, and read it again.")
                .at(table.place(group.firstRow())));
  }

  private Optional<CsvRecord> peek() throws IOException {
    if (rowsAhead.isEmpty()) {
      nextFilledRow().ifPresent(rowsAhead::add);
    }
    return Optional.ofNullable(rowsAhead.peek());
  }

  private Optional<CsvRecord> nextRow() throws IOException {
    if (broken.isPresent()) {
      throw broken.get();
    }
    Optional<CsvRecord> taken = peek();
    rowsAhead.poll();
    return taken;
  }

  private Optional<CsvRecord> nextFilledRow() throws IOException {
    Optional<CsvRecord> record = records.next();
    while (record.isPresent() && record.get().isBlank()) {
      record = records.next();
    }
    return record;
  }
}
