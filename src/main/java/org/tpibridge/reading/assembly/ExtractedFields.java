package org.tpibridge.reading.assembly;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tpibridge.finding.Finding;
import org.tpibridge.visit.Column;

/**
 * The fields of one visit that were extracted from a record of another format, by canonical column.
 * A column may have several values: those of a list are collected, those of a single field must be
 * equal.
 *
 * @param values by column, in the order of the record
 * @param findings of the extraction, with their places
 * @param unreadable columns whose value could not be extracted, as the findings state; they are not
 *     missing
 * @param rowCombinations how the rows of a table contain a list; the default is {@link
 *     RowCombination#ADD}
 */
public record ExtractedFields(
    Map<Column, List<RawValue>> values,
    List<Finding> findings,
    Set<Column> unreadable,
    Map<Column, RowCombination> rowCombinations) {
  public ExtractedFields {
    Map<Column, List<RawValue>> copy = new EnumMap<>(Column.class);
    values.forEach((column, stated) -> copy.put(column, List.copyOf(stated)));
    values = Collections.unmodifiableMap(copy);
    findings = List.copyOf(findings);
    unreadable = Set.copyOf(unreadable);
    rowCombinations = Map.copyOf(rowCombinations);
  }

  public ExtractedFields(Map<Column, List<RawValue>> values, List<Finding> findings) {
    this(values, findings, Set.of(), Map.of());
  }

  /** How the rows of one visit contain a column. */
  public RowCombination rowCombination(Column column) {
    return rowCombinations.getOrDefault(column, RowCombination.ADD);
  }

  /** The values of a column; empty if there is none. */
  public List<RawValue> of(Column column) {
    return values.getOrDefault(column, List.of());
  }

  /** Without the values, which are patient data. */
  @Override
  public String toString() {
    return "ExtractedFields[" + values.keySet() + "]";
  }
}
