package org.tpibridge.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.HandedBack;
import org.tpibridge.source.Original;

/**
 * Rejected rows of tables with one header. Each has its cells in their columns, then the remark.
 * What has no column stands behind the remark, and keeps the row from being read until somebody has
 * put it where it belongs.
 */
final class TableRejects implements Closeable {
  private static final String SHORT =
      "(too few cells: see that each stands in its column, then empty this cell)";

  private final TableLines lines;

  TableRejects(OutputStream out, Original.Table table) throws IOException {
    lines = new TableLines(out, table.delimiter());
    lines.write(joined(HandedBack.without(table).header(), HandedBack.COLUMNS, List.of()));
  }

  /** The rows of one visit. */
  void add(List<Original.Row> rows, List<Finding> findings) throws IOException {
    for (int i = 0; i < rows.size(); i++) {
      Original.Row row = HandedBack.without(rows.get(i));
      List<Finding> here = rows.size() == 1 ? findings : on(row, i == 0, rows, findings);
      Remark remark = Remark.of(row.place(), here);
      if (here.isEmpty()) {
        remark = belongsTo(rows, row, findings);
      }
      lines.write(joined(inColumns(row), remark.cells(), withoutColumn(row)));
    }
  }

  /** The findings in a row of several; those in none of them are told in the first. */
  private static List<Finding> on(
      Original.Row row, boolean first, List<Original.Row> rows, List<Finding> findings) {
    return findings.stream()
        .filter(Finding::isError)
        .filter(f -> isIn(row, f) || (first && rows.stream().noneMatch(r -> isIn(r, f))))
        .toList();
  }

  private static boolean isIn(Original.Row row, Finding finding) {
    return finding.place().orElse(null) instanceof Place.Cell found
        && row.place() instanceof Place.Cell cell
        && found.row() == cell.row()
        && found.source().equals(cell.source());
  }

  private static Remark belongsTo(
      List<Original.Row> rows, Original.Row row, List<Finding> findings) {
    Place wrong =
        findings.stream()
            .filter(Finding::isError)
            .flatMap(f -> rows.stream().filter(r -> isIn(r, f)))
            .findFirst()
            .orElse(rows.get(0))
            .place();
    return new Remark(
        row.place().words(),
        "",
        "",
        "Nothing is wrong here, but the visit is rejected for another of its rows; see "
            + wrong.withinSource()
            + ".",
        "");
  }

  private static List<String> inColumns(Original.Row row) {
    int width = row.table().header().size();
    List<String> cells = new ArrayList<>(row.cells());
    cells.addAll(Collections.nCopies(Math.max(0, width - cells.size()), ""));
    return cells.subList(0, width);
  }

  private static List<String> withoutColumn(Original.Row row) {
    int width = row.table().header().size();
    List<String> left = new ArrayList<>();
    if (row.cells().size() > width) {
      left.addAll(row.cells().subList(width, row.cells().size()));
    }
    if (!row.rest().isEmpty()) {
      left.add(row.rest());
    } else if (row.cells().size() < width) {
      left.add(SHORT);
    }
    return left;
  }

  private static List<String> joined(List<String> cells, List<String> ours, List<String> behind) {
    List<String> all = new ArrayList<>(cells);
    all.addAll(ours);
    all.addAll(behind);
    return all;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
