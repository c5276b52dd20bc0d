package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;

/** Collects the values of one canonical column, and the errors in its cells. */
final class ColumnResult {
  private final List<RawValue> values = new ArrayList<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private boolean rejected;

  /** Adds a value. A blank one only has a place. */
  void addValue(CellContent content, ValueStyle style) {
    values.add(new RawValue(content.text(), content.place(), style));
  }

  /** Rejects a cell. Always returns empty, for use as the result of a step. */
  Optional<CellContent> reject(CellContent content, String code, String message) {
    return reject(content, Finding.error(code, message));
  }

  Optional<CellContent> reject(CellContent content, Finding finding) {
    findings.add(finding.at(content.place()));
    return Optional.empty();
  }

  /** Rejects for a reason that another column reports. */
  void reject() {
    rejected = true;
  }

  List<RawValue> values() {
    return values;
  }

  Collection<Finding> findings() {
    return findings;
  }

  boolean isRejected() {
    return rejected || !findings.isEmpty();
  }
}
