package org.tpibridge.reading.csv;

import java.util.List;
import java.util.regex.Pattern;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.input.ReadingFindingCodes;

/**
 * A row with sites or drugs whose visit, patient and day are blank, as spreadsheets show them below
 * the first row of a visit. Without it, the visit above would be read with a part of its sites and
 * doses.
 */
public final class ContinuationRow {
  /** Such rows have a sum, and are below the table. */
  private static final Pattern TOTAL =
      Pattern.compile("(?i)\\s*(?:grand |sub)?(?:total|sum|avg|average|mean|count)s?\\b.*");

  private ContinuationRow() {}

  public static boolean isTotalRow(List<String> cells) {
    return cells.stream().anyMatch(cell -> TOTAL.matcher(cell).matches());
  }

  /** That the visit above such a row is not read. */
  public static Finding finding(CsvRecord row, long visit, CsvTable table) {
    return Finding.error(
            ReadingFindingCodes.ROWS,
            "Row "
                + row.row()
                + " has sites or injectates, but no visit_id, mrn and visit_start. It may be a part"
                + " of this visit, so neither is read. Fill these cells in each row, and name the"
                + " column of the visit under group-by in a column map.")
        .at(table.place(visit));
  }
}
