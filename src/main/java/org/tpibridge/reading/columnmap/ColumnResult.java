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

/** Gathers what one canonical column is told, and what cannot be taken from the cells. */
final class ColumnResult {
  private final List<RawValue> values = new ArrayList<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private boolean rejected;

  /** A blank piece tells nothing but where something could stand. */
  void addValue(CellContent content, ValueStyle style) {
    values.add(new RawValue(content.text(), content.place(), style));
  }

  /** Always empty, so that a step may end with it. */
  Optional<CellContent> reject(CellContent content, String code, String message) {
    return reject(content, Finding.error(code, message));
  }

  Optional<CellContent> reject(CellContent content, Finding finding) {
    findings.add(finding.at(content.place()));
    return Optional.empty();
  }

  /** Refuses for a reason that another column will give. */
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
