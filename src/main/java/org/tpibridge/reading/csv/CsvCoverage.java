package org.tpibridge.reading.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.input.InputCoverage;

/** Counts for each filled cell of a table whether it is used. */
public final class CsvCoverage {
  private static final String MALFORMED_ROWS = "(malformed rows)";

  /** A column that is counted. */
  private record Part(int position, String name, boolean recognized) {}

  private final InputCoverage coverage;
  private final CsvTable table;
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param recognized whether the column at a position is read
   */
  public CsvCoverage(InputCoverage coverage, CsvTable table, IntPredicate recognized) {
    this.coverage = coverage;
    this.table = table;
    for (int i = 0; i < table.width(); i++) {
      String name = table.nameAt(i);
      if (table.isRejectsColumn(i)) {
        continue;
      }
      parts.add(
          new Part(i, name.isEmpty() ? "(column " + (i + 1) + ")" : name, recognized.test(i)));
      if (!name.isEmpty()) {
        coverage.part(name);
      }
    }
  }

  /** Counts a row that is not a trigger point injection visit. */
  public void countSkipped(Place place) {
    coverage.ignored("(rows that are not TPI visits)", place);
  }

  /**
   * @param accepted whether the row was read as a visit
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
