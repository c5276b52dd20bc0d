package org.tpibridge.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.csv.RejectsColumns;
import org.tpibridge.reading.input.OriginalRecord;

/**
 * Writes rejected rows of tables with the same header. Each row has its cells in their columns,
 * then the note. Cells without a column follow the note; they prevent the row from being accepted
 * until a user has moved them to the correct columns.
 */
final class RejectedRowsWriter implements Closeable {
  private static final String TOO_FEW_CELLS =
      "(too few cells: move each value to its column, then clear this cell)";

  private final CsvTableWriter csv;

  RejectedRowsWriter(OutputStream out, OriginalRecord.Table table) throws IOException {
    csv = new CsvTableWriter(out, table.delimiter());
    csv.write(joined(RejectsColumns.removeFrom(table).header(), RejectsColumns.COLUMNS, List.of()));
  }

  /** Adds the rows of one visit. */
  void add(List<OriginalRecord.CsvRow> rows, List<Finding> findings) throws IOException {
    for (int i = 0; i < rows.size(); i++) {
      OriginalRecord.CsvRow row = RejectsColumns.removeFrom(rows.get(i));
      List<Finding> here = rows.size() == 1 ? findings : findingsOf(row, i == 0, rows, findings);
      RejectNote note = RejectNote.of(row.place(), here);
      if (here.isEmpty()) {
        note = belongsTo(rows, row, findings);
      }
      csv.write(joined(inColumns(row), note.cells(), withoutColumn(row)));
    }
  }

  /** Returns the findings of one row. Findings that belong to no row are in the first one. */
  private static List<Finding> findingsOf(
      OriginalRecord.CsvRow row,
      boolean first,
      List<OriginalRecord.CsvRow> rows,
      List<Finding> findings) {
    return findings.stream()
        .filter(Finding::isError)
        .filter(f -> isIn(row, f) || (first && rows.stream().noneMatch(r -> isIn(r, f))))
        .toList();
  }

  private static boolean isIn(OriginalRecord.CsvRow row, Finding finding) {
    return finding.place().orElse(null) instanceof Place.Cell found
        && row.place() instanceof Place.Cell cell
        && found.row() == cell.row()
        && found.source().equals(cell.source());
  }

  private static RejectNote belongsTo(
      List<OriginalRecord.CsvRow> rows, OriginalRecord.CsvRow row, List<Finding> findings) {
    Place wrong =
        findings.stream()
            .filter(Finding::isError)
            .flatMap(f -> rows.stream().filter(r -> isIn(r, f)))
            .findFirst()
            .orElse(rows.get(0))
            .place();
    return new RejectNote(
        row.place().description(),
        "",
        "",
        "No error in this row. The visit was rejected because of " + wrong.locationInSource() + ".",
        "");
  }

  private static List<String> inColumns(OriginalRecord.CsvRow row) {
    int width = row.table().header().size();
    List<String> cells = new ArrayList<>(row.cells());
    cells.addAll(Collections.nCopies(Math.max(0, width - cells.size()), ""));
    return cells.subList(0, width);
  }

  private static List<String> withoutColumn(OriginalRecord.CsvRow row) {
    int width = row.table().header().size();
    List<String> left = new ArrayList<>();
    if (row.cells().size() > width) {
      left.addAll(row.cells().subList(width, row.cells().size()));
    }
    if (!row.rest().isEmpty()) {
      left.add(row.rest());
    } else if (row.cells().size() < width) {
      left.add(TOO_FEW_CELLS);
    }
    return left;
  }

  private static List<String> joined(List<String> cells, List<String> note, List<String> rest) {
    List<String> all = new ArrayList<>(cells);
    all.addAll(note);
    all.addAll(rest);
    return all;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
