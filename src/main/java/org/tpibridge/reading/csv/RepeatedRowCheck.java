package org.tpibridge.reading.csv;

import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;

/** Recognizes a row that is the same, cell for cell, as the one before it, which became a visit. */
public final class RepeatedRowCheck {
  private List<String> accepted = List.of();
  private long row;

  /** Remembers the result of a row. */
  public void setPrevious(CsvRecord record, ReadResult result) {
    accepted = result instanceof ReadResult.Read ? record.cells() : List.of();
    row = record.row();
  }

  public boolean isRepeated(CsvRecord record) {
    return record.fault().isEmpty() && !accepted.isEmpty() && record.cells().equals(accepted);
  }

  public Finding finding(CsvRecord record, CsvTable table) {
    return Finding.warning(
            ReadingFindingCodes.REPEATED_ROW,
            "This row is the same as row "
                + row
                + " in every cell. It is one visit, which is counted once. Delete one of the rows.")
        .at(table.place(record.row()));
  }
}
