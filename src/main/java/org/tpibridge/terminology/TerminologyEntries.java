package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries of all tables, in the order of the tables. */
final class TerminologyEntries {
  static final TerminologyEntries NONE =
      new TerminologyEntries(new EnumMap<>(TerminologyTable.class));

  private final Map<TerminologyTable, Map<String, TerminologyEntry>> tables;

  private TerminologyEntries(Map<TerminologyTable, Map<String, TerminologyEntry>> tables) {
    this.tables = tables;
  }

  /**
   * Returns these entries with checked rows: a row with an existing key changes its entry, another
   * adds one.
   */
  TerminologyEntries with(List<TableRow> rows) {
    Map<TerminologyTable, Map<String, List<TableRow>>> stated =
        new EnumMap<>(TerminologyTable.class);
    for (TableRow row : rows) {
      stated
          .computeIfAbsent(row.table(), table -> new LinkedHashMap<>())
          .computeIfAbsent(row.key().orElseThrow(), key -> new ArrayList<>())
          .add(row);
    }
    Map<TerminologyTable, Map<String, TerminologyEntry>> changed =
        new EnumMap<>(TerminologyTable.class);
    for (TerminologyTable table : TerminologyTable.values()) {
      Map<String, TerminologyEntry> entries =
          new LinkedHashMap<>(tables.getOrDefault(table, Map.of()));
      stated
          .getOrDefault(table, Map.of())
          .forEach((key, of) -> entries.compute(key, (k, old) -> merged(k, old, of)));
      changed.put(table, entries);
    }
    return new TerminologyEntries(changed);
  }

  private static TerminologyEntry merged(String key, TerminologyEntry old, List<TableRow> rows) {
    return old == null ? TerminologyEntry.of(key, rows) : old.with(rows);
  }

  Collection<TerminologyEntry> of(TerminologyTable table) {
    return tables.getOrDefault(table, Map.of()).values();
  }

  Optional<TerminologyEntry> find(TerminologyTable table, String key) {
    return Optional.ofNullable(tables.getOrDefault(table, Map.of()).get(key));
  }
}
