package org.tpibridge.source;

import java.util.List;
import org.tpibridge.finding.Finding;

/** Recognizes a row that is the same, cell for cell, as the one before it, which became a visit. */
final class SameRow {
  private List<String> accepted = List.of();
  private long row;

  /** Remembers the result of a row. */
  void after(CsvRecord record, Parsed parsed) {
    accepted = parsed instanceof Parsed.Read ? record.cells() : List.of();
    row = record.row();
  }

  boolean is(CsvRecord record) {
    return record.fault().isEmpty() && !accepted.isEmpty() && record.cells().equals(accepted);
  }

  Finding finding(CsvRecord record, CsvTable table) {
    return Finding.warning(
            Codes.ROW_AGAIN,
            "This row is the same as row "
                + row
                + " in every cell. It is one visit, which is counted once. Delete one of the rows.")
        .at(table.place(record.row()));
  }
}
