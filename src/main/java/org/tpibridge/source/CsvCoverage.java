package org.tpibridge.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.tpibridge.finding.Place;

/** Tells of each filled cell of a table what became of it. */
final class CsvCoverage {
  private static final String OUT_OF_SHAPE = "(rows whose cells cannot be told apart)";

  /** A column that is told about. */
  private record Part(int position, String name, boolean known) {}

  private final Coverage coverage;
  private final CsvTable table;
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param known whether anything is taken from the column at a position
   */
  CsvCoverage(Coverage coverage, CsvTable table, IntPredicate known) {
    this.coverage = coverage;
    this.table = table;
    for (int i = 0; i < table.width(); i++) {
      String name = table.nameAt(i);
      if (table.isOurs(i)) {
        continue;
      }
      parts.add(new Part(i, name.isEmpty() ? "(column " + (i + 1) + ")" : name, known.test(i)));
      if (!name.isEmpty()) {
        coverage.part(name);
      }
    }
  }

  /** A row that is no trigger point injection visit. */
  void leftOut(Place place) {
    coverage.ignored("(rows that are not TPI visits)", place);
  }

  /**
   * @param accepted whether a visit was made of the row
   */
  void row(CsvRecord record, Place place, boolean accepted) {
    if (!coverage.isWanted()) {
      return;
    }
    if (!table.isSound(record)) {
      coverage.refused(OUT_OF_SHAPE, place);
      return;
    }
    for (Part part : parts) {
      if (record.cells().get(part.position()).isBlank()) {
        continue;
      }
      if (!part.known()) {
        coverage.ignored(part.name(), place);
      } else if (accepted) {
        coverage.used(part.name(), place);
      } else {
        coverage.refused(part.name(), place);
      }
    }
  }
}
