package org.tpibridge.reading.csv;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.Column;

/**
 * Detects a row with sites or drugs whose visit, patient and day are blank, as spreadsheets show
 * further rows of a visit. Without the row, the visit above would be read with only some of its
 * sites and doses.
 */
public final class ContinuationRow {
  private static final List<Column> IDENTITY =
      List.of(Column.VISIT_ID, Column.MRN, Column.VISIT_START);
  private static final List<Column> ITEMS = List.of(Column.SITES, Column.INJECTATES);

  /** Rows with totals below the table; a note may also begin with such a word. */
  private static final Pattern TOTAL =
      Pattern.compile(
          "(?i)\\s*(?:grand |sub)?(?:total|sum|avg|average|mean|count)s?"
              + "(?: (?:visits?|rows?|records?|patients?|sites?|injections?))?\\s*"
              + "(?:$|[:=#]|[0-9]).*");

  private ContinuationRow() {}

  /** Whether a row has sites or injectates, but no visit, patient and day. */
  public static boolean is(Predicate<Column> isFilled) {
    return IDENTITY.stream().noneMatch(isFilled) && ITEMS.stream().anyMatch(isFilled);
  }

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
