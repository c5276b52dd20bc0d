package org.tpibridge.source.telling;

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
 * @param words by column, in the order in which the record tells them
 * @param findings of taking the record apart, with their places
 * @param refused columns of which something is told that could not be taken from the record, which
 *     the findings say; they are not missing
 * @param rows how the rows of a table contain a list; a column that is not in here adds
 */
public record Telling(
    Map<Column, List<Words>> words,
    List<Finding> findings,
    Set<Column> refused,
    Map<Column, Rows> rows) {
  public Telling {
    Map<Column, List<Words>> copy = new EnumMap<>(Column.class);
    words.forEach((column, told) -> copy.put(column, List.copyOf(told)));
    words = Collections.unmodifiableMap(copy);
    findings = List.copyOf(findings);
    refused = Set.copyOf(refused);
    rows = Map.copyOf(rows);
  }

  public Telling(Map<Column, List<Words>> words, List<Finding> findings) {
    this(words, findings, Set.of(), Map.of());
  }

  /** How the rows contain a column. */
  public Rows rowsOf(Column column) {
    return rows.getOrDefault(column, Rows.ADD);
  }

  /** What is told of a column; empty where nothing is. */
  public List<Words> of(Column column) {
    return words.getOrDefault(column, List.of());
  }

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "Telling[" + words.keySet() + "]";
  }
}
