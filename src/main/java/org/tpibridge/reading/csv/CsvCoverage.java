package org.tpibridge.reading.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.input.InputCoverage;

/** Tells of each filled cell of a table what became of it. */
public final class CsvCoverage {
  private static final String MALFORMED_ROWS = "(rows whose cells cannot be told apart)";

  /** A column that is told about. */
  private record Part(int position, String name, boolean recognized) {}

  private final InputCoverage coverage;
  private final CsvTable table;
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param known whether anything is taken from the column at a position
   */
  public CsvCoverage(InputCoverage coverage, CsvTable table, IntPredicate known) {
    this.coverage = coverage;
    this.table = table;
    for (int i = 0; i < table.width(); i++) {
      String name = table.nameAt(i);
      if (table.isRejectsColumn(i)) {
        continue;
      }
      parts.add(new Part(i, name.isEmpty() ? "(column " + (i + 1) + ")" : name, known.test(i)));
      if (!name.isEmpty()) {
        coverage.part(name);
      }
    }
  }

  /** A row that is no trigger point injection visit. */
  public void countSkipped(Place place) {
    coverage.ignored("(rows that are not TPI visits)", place);
  }

  /**
   * @param accepted whether a visit was made of the row
   */
  public void countRow(CsvRecord record, Place place, boolean accepted) {
    if (!coverage.isEnabled()) {
      return;
    }
    if (!table.isWellFormed(record)) {
      coverage.refused(MALFORMED_ROWS, place);
      return;
    }
    for (Part part : parts) {
      if (record.cells().get(part.position()).isBlank()) {
        continue;
      }
      if (!part.recognized()) {
        coverage.ignored(part.name(), place);
      } else if (accepted) {
        coverage.used(part.name(), place);
      } else {
        coverage.refused(part.name(), place);
      }
    }
  }
}
