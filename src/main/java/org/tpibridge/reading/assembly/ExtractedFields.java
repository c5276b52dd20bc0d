package org.tpibridge.reading.assembly;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tpibridge.finding.Finding;
import org.tpibridge.visit.Column;

/**
 * What a record of a foreign format tells of one visit, in terms of the canonical columns. A column
 * may be told more than once: a list gathers all of it, a single value must be told alike.
 *
 * @param values by column, in the order in which the record tells them
 * @param findings of taking the record apart, with their places
 * @param unreadable columns of which something is told that could not be taken from the record,
 *     which the findings say; they are not missing
 * @param rowCombinations how the rows of a table contain a list; a column that is not in here adds
 */
public record ExtractedFields(
    Map<Column, List<RawValue>> values,
    List<Finding> findings,
    Set<Column> unreadable,
    Map<Column, RowCombination> rowCombinations) {
  public ExtractedFields {
    Map<Column, List<RawValue>> copy = new EnumMap<>(Column.class);
    values.forEach((column, told) -> copy.put(column, List.copyOf(told)));
    values = Collections.unmodifiableMap(copy);
    findings = List.copyOf(findings);
    unreadable = Set.copyOf(unreadable);
    rowCombinations = Map.copyOf(rowCombinations);
  }

  public ExtractedFields(Map<Column, List<RawValue>> values, List<Finding> findings) {
    this(values, findings, Set.of(), Map.of());
  }

  /** How the rows contain a column. */
  public RowCombination rowCombination(Column column) {
    return rowCombinations.getOrDefault(column, RowCombination.ADD);
  }

  /** What is told of a column; empty where nothing is. */
  public List<RawValue> of(Column column) {
    return values.getOrDefault(column, List.of());
  }

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "Telling[" + values.keySet() + "]";
  }
}
