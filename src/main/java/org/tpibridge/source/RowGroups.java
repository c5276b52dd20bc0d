package org.tpibridge.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.columns.BoundMap;

/**
 * Puts neighbouring rows with the same key together, one visit at a time, so that memory does not
 * grow with the table. A key that comes back later is an error: half a visit is another visit. A
 * row whose shape is broken must not be lost from a visit: where it is not clear which of its
 * neighbors it belongs to, both are rejected with it.
 */
final class RowGroups {
  /** No session has more injections; what does is a wrong key. */
  private static final int MAX_ROWS = 200;

  private final CsvRecords records;
  private final CsvTable table;
  private final BoundMap map;
  private final boolean grouping;
  private final ScatteredKeys scattered;
  private final VisitIds keys = new VisitIds();

  /** Rows that were looked at and not taken; two at most. */
  private final Deque<CsvRecord> ahead = new ArrayDeque<>(2);

  private Optional<IOException> broken = Optional.empty();
  private Optional<Long> doubtfulRow = Optional.empty();

  /**
   * @param grouping whether a visit may have several rows
   * @param scattered the visits whose rows are not together, as far as they can be found first
   * @param first a row that was read already
   */
  RowGroups(
      CsvRecords records,
      CsvTable table,
      BoundMap map,
      boolean grouping,
      ScatteredKeys scattered,
      Optional<CsvRecord> first) {
    this.records = records;
    this.table = table;
    this.map = map;
    this.grouping = grouping;
    this.scattered = scattered;
    first.ifPresent(ahead::add);
  }

  /** The rows of the next visit; empty at the end. */
  Optional<RowGroup> next() throws IOException {
    Optional<CsvRecord> first = take();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    if (!grouping) {
      RowGroup single = new RowGroup(Optional.empty(), first.get());
      refuseContinued(single);
      return Optional.of(single);
    }
    RowGroup group = new RowGroup(map.key(first.get().cells()), first.get());
    doubtfulRow.ifPresent(row -> doubt(group, row));
    doubtfulRow = Optional.empty();
    if (group.key().isEmpty() && table.isSound(first.get())) {
      group.findings().add(keyless(group));
      return Optional.of(group);
    }
    gather(group);
    refuseContinued(group);
    group.key().ifPresent(key -> refuseScattered(group, key));
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
            && table.isSound(next.get())
            && map.continues(next.get().cells())
            && !Continued.isSum(next.get().cells());
    if (continued && !map.continues(group.rows().get(0).cells())) {
      group.findings().add(Continued.finding(next.get(), group.firstRow(), table));
    }
  }

  private void gather(RowGroup group) throws IOException {
    boolean open = startsItsOwn(group);
    while (open && peek().isPresent()) {
      CsvRecord row = peek().get();
      if (map.key(row.cells()).equals(group.key())) {
        add(take().orElseThrow(), group);
      } else if (table.isSound(row)) {
        open = false;
      } else {
        open = false;
        takeBroken(group);
      }
    }
  }

  /** A broken first row belongs to the row behind it only if their keys say so. */
  private boolean startsItsOwn(RowGroup group) throws IOException {
    CsvRecord first = group.rows().get(0);
    if (table.isSound(first) || nextHas(group.key())) {
      return true;
    }
    doubtfulRow = Optional.of(first.row());
    return false;
  }

  /** A broken row that does not have the group's key: it starts the next group, or nobody knows. */
  private void takeBroken(RowGroup group) throws IOException {
    CsvRecord broken = take().orElseThrow();
    Optional<String> key = map.key(broken.cells());
    if (key.isPresent() && nextHas(key)) {
      ahead.addFirst(broken);
      return;
    }
    add(broken, group);
    doubtfulRow = Optional.of(broken.row());
  }

  private boolean nextHas(Optional<String> key) throws IOException {
    return key.isPresent() && peek().isPresent() && map.key(peek().get().cells()).equals(key);
  }

  private void add(CsvRecord row, RowGroup group) {
    group.rows().add(row);
    if (group.rows().size() == MAX_ROWS + 1) {
      group
          .findings()
          .add(
              Finding.error(
                      Codes.ROWS,
                      "More than "
                          + MAX_ROWS
                          + " rows are one visit by the map's group-by. Is that the right column?")
                  .at(table.place(group.firstRow())));
    }
  }

  private Finding keyless(RowGroup group) {
    return Finding.error(
            Codes.KEY, "The cells that say which visit this row belongs to are empty. Fill them.")
        .at(table.place(group.firstRow()));
  }

  private void doubt(RowGroup group, long row) {
    group
        .findings()
        .add(
            Finding.error(
                    Codes.ROWS,
                    "Row "
                        + row
                        + ", which is broken, may belong to this visit. Correct that row, and both"
                        + " are read.")
                .at(table.place(group.firstRow())));
  }

  private void refuseScattered(RowGroup group, String key) {
    OptionalLong again = scattered.again(table.source(), key);
    if (again.isEmpty() && scattered.knows(table.source())) {
      return;
    }
    OptionalLong first = keys.add(key, group.firstRow()).same();
    if (first.isPresent()) {
      refuse(group, first.getAsLong(), "before", again.isPresent());
    } else if (again.isPresent()) {
      refuse(group, again.getAsLong(), "after", true);
    }
  }

  /** Part of a visit would be another visit. */
  private void refuse(RowGroup group, long other, String where, boolean whole) {
    group
        .findings()
        .add(
            Finding.error(
                    Codes.KEY_AGAIN,
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
    if (ahead.isEmpty()) {
      filled().ifPresent(ahead::add);
    }
    return Optional.ofNullable(ahead.peek());
  }

  private Optional<CsvRecord> take() throws IOException {
    if (broken.isPresent()) {
      throw broken.get();
    }
    Optional<CsvRecord> taken = peek();
    ahead.poll();
    return taken;
  }

  private Optional<CsvRecord> filled() throws IOException {
    Optional<CsvRecord> record = records.next();
    while (record.isPresent() && record.get().isBlank()) {
      record = records.next();
    }
    return record;
  }
}
