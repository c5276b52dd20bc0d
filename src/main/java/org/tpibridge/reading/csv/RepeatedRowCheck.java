package org.tpibridge.reading.csv;

import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;

/**
 * Detects a row whose cells are all equal to those of the row before it, which was read as a visit.
 */
public final class RepeatedRowCheck {
  private List<String> accepted = List.of();
  private long row;

  /** Stores the result of a row for the comparison with the next. */
  public void setPrevious(CsvRecord record, ReadResult result) {
    accepted = result instanceof ReadResult.Read ? record.cells() : List.of();
    row = record.row();
  }

  public boolean isRepeated(CsvRecord record) {
    return record.error().isEmpty() && !accepted.isEmpty() && record.cells().equals(accepted);
  }

  public Finding finding(CsvRecord record, CsvTable table) {
    return Finding.warning(
            ReadingFindingCodes.REPEATED_ROW,
            "This row is the same as row "
                + row
                + " in every cell. The visit was read once. Delete one of the rows.")
        .at(table.place(record.row()));
  }
}
