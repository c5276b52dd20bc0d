package org.tpibridge.reading.csv;

import java.util.List;
import java.util.regex.Pattern;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.input.ReadingFindingCodes;

/**
 * Detects a row with sites or drugs whose visit, patient and day are blank, as spreadsheets show
 * further rows of a visit. Without the row, the visit above would be read with only some of its
 * sites and doses.
 */
public final class ContinuationRow {
  /** Rows with totals below the table. */
  private static final Pattern TOTAL =
      Pattern.compile("(?i)\\s*(?:grand |sub)?(?:total|sum|avg|average|mean|count)s?\\b.*");

  private ContinuationRow() {}

  public static boolean isTotalRow(List<String> cells) {
    return cells.stream().anyMatch(cell -> TOTAL.matcher(cell).matches());
  }

  /** The finding that rejects the visit above such a row. */
  public static Finding finding(CsvRecord row, long visit, CsvTable table) {
    return Finding.error(
            ReadingFindingCodes.ROWS,
            "Row "
                + row.row()
                + " has sites or injectates, but no visit_id, mrn and visit_start. It may belong to"
                + " this visit, so both are rejected. Fill in these cells in each row, and name the"
                + " column of the visit under group-by in a column map.")
        .at(table.place(visit));
  }
}
