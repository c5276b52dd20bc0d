package org.tpibridge.reading.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.assembly.StatedStatus;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.canonical.VisitStatus;

/** The columns of a table that may state that a visit was not done or withdrawn. */
public record StatusColumns(CsvTable table, List<Integer> positions) {

  public static StatusColumns of(CsvTable table) {
    return new StatusColumns(
        table,
        IntStream.range(0, table.width())
            .filter(
                at -> !table.isRejectsColumn(at) && VisitStatus.isStatusColumn(table.nameAt(at)))
            .boxed()
            .toList());
  }

  /** The most severe status that the rows of one visit state. */
  public Optional<StatedStatus> in(List<CsvRecord> rows) {
    if (positions.isEmpty()) {
      return Optional.empty();
    }
    List<List<StatedStatus>> byRow = rows.stream().map(this::ofRow).toList();
    boolean inAllRows = byRow.stream().noneMatch(List::isEmpty);
    return StatedStatus.mostSevere(byRow.stream().flatMap(List::stream))
        .map(s -> new StatedStatus(s.status(), s.column(), s.value(), s.place(), inAllRows));
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
                      FieldText.strip(cell),
                      new Place.Cell(table.source(), row.row(), name),
                      true))
          .ifPresent(stated::add);
    }
    return stated;
  }
}
