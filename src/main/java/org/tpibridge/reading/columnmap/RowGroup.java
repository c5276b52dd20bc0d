package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.csv.CsvRecord;

/** The rows of one visit. */
final class RowGroup {
  private final Optional<String> key;
  private final List<CsvRecord> rows = new ArrayList<>(1);
  private final List<Finding> findings = new ArrayList<>(0);

  /**
   * @param key that the rows have in common; empty if it cannot be read
   */
  RowGroup(Optional<String> key, CsvRecord first) {
    this.key = key;
    rows.add(first);
  }

  Optional<String> key() {
    return key;
  }

  List<CsvRecord> rows() {
    return rows;
  }

  long firstRow() {
    return rows.get(0).row();
  }

  /** Findings about the grouping of the rows. */
  List<Finding> findings() {
    return findings;
  }
}
