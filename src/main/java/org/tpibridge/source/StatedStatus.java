package org.tpibridge.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.VisitStatus;

/**
 * A statement of a record that its visit was not done, or that the record does not count, outside
 * the fields of a visit.
 *
 * @param column that states it
 * @param words that it has
 * @param whole whether all rows of the visit state it
 */
record StatedStatus(VisitStatus status, String column, String words, Place place, boolean whole) {

  /** The columns of a table that may state it. */
  record Columns(CsvTable table, List<Integer> positions) {

    static Columns of(CsvTable table) {
      return new Columns(
          table,
          IntStream.range(0, table.width())
              .filter(at -> !table.isOurs(at) && VisitStatus.isStated(table.nameAt(at)))
              .boxed()
              .toList());
    }

    /** What the rows of one visit state; the most severe of it. */
    Optional<StatedStatus> in(List<CsvRecord> rows) {
      List<StatedStatus> stated = new ArrayList<>(0);
      int silent = 0;
      for (CsvRecord row : positions.isEmpty() ? List.<CsvRecord>of() : rows) {
        List<StatedStatus> ofRow = ofRow(row);
        stated.addAll(ofRow);
        silent += ofRow.isEmpty() ? 1 : 0;
      }
      boolean whole = silent == 0;
      return stated.stream()
          .filter(one -> one.status() == VisitStatus.WITHDRAWN)
          .findFirst()
          .or(() -> stated.stream().findFirst())
          .map(s -> new StatedStatus(s.status(), s.column(), s.words(), s.place(), whole));
    }

    private List<StatedStatus> ofRow(CsvRecord row) {
      List<StatedStatus> stated = new ArrayList<>(0);
      for (int at : positions) {
        String name = table.nameAt(at);
        String cell = at < row.cells().size() ? row.cells().get(at) : "";
        VisitStatus.of(name, cell)
            .map(
                status ->
                    new StatedStatus(
                        status,
                        name,
                        CellText.strip(cell),
                        new Place.Cell(table.source(), row.row(), name),
                        true))
            .ifPresent(stated::add);
      }
      return stated;
    }
  }

  /**
   * Whether the visit is left out without an error: all of it was not done, and it has nothing that
   * only a visit has that was done.
   */
  boolean isLeftOut(boolean hasResults) {
    return status == VisitStatus.NOT_DONE && whole && !hasResults;
  }

  Finding leftOut() {
    return Finding.information(
            Codes.NOT_DONE,
            statement() + ": the visit is left out. If it was imported before, it is still stored.")
        .at(place);
  }

  Finding refused(boolean hasResults) {
    String why =
        status == VisitStatus.WITHDRAWN
            ? "The visit is not read. If it was imported before, it is still stored."
            : whole && hasResults
                ? "But the record has results of a visit. Correct one of them."
                : "But other rows of the visit do not. Correct the rows, or delete those that do"
                    + " not count.";
    return Finding.error(Codes.NOT_DONE, statement() + ". " + why).at(place);
  }

  private String statement() {
    return Quoted.of(column) + " states " + Quoted.of(words);
  }
}
