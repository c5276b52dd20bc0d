package org.tpibridge.source;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.finding.Place;

/** Tells of each filled cell of a table what became of it. */
final class CsvCoverage {
  private static final String OUT_OF_SHAPE = "(rows whose cells cannot be told apart)";

  /** A column that is told about. */
  private record Part(int position, String name, boolean known) {}

  private final Coverage coverage;
  private final CsvHeader header;
  private final List<Part> parts = new ArrayList<>();

  CsvCoverage(Coverage coverage, CsvHeader header) {
    this.coverage = coverage;
    this.header = header;
    for (int i = 0; i < header.width(); i++) {
      String name = header.nameAt(i);
      if (header.isOurs(i)) {
        continue;
      }
      parts.add(new Part(i, name.isEmpty() ? "(column " + (i + 1) + ")" : name, header.isKnown(i)));
      if (!name.isEmpty()) {
        coverage.part(name);
      }
    }
  }

  /**
   * @param accepted whether a visit was made of the row
   */
  void row(CsvRecord record, Place place, boolean accepted) {
    if (record.fault().isPresent() || !header.fits(record.cells())) {
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
