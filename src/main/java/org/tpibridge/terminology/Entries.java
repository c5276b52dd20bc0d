package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that is known, as told: every table's things, in the order of the tables. */
final class Entries {
  static final Entries NONE = new Entries(new EnumMap<>(Vocabulary.class));

  private final Map<Vocabulary, Map<String, Entry>> tables;

  private Entries(Map<Vocabulary, Map<String, Entry>> tables) {
    this.tables = tables;
  }

  /** These entries with rows that were checked: a known key is changed, another is new. */
  Entries with(List<Row> rows) {
    Map<Vocabulary, Map<String, List<Row>>> told = new EnumMap<>(Vocabulary.class);
    for (Row row : rows) {
      told.computeIfAbsent(row.table(), table -> new LinkedHashMap<>())
          .computeIfAbsent(row.key().orElseThrow(), key -> new ArrayList<>())
          .add(row);
    }
    Map<Vocabulary, Map<String, Entry>> changed = new EnumMap<>(Vocabulary.class);
    for (Vocabulary table : Vocabulary.values()) {
      Map<String, Entry> entries = new LinkedHashMap<>(tables.getOrDefault(table, Map.of()));
      told.getOrDefault(table, Map.of())
          .forEach((key, of) -> entries.compute(key, (k, old) -> merged(k, old, of)));
      changed.put(table, entries);
    }
    return new Entries(changed);
  }

  private static Entry merged(String key, Entry old, List<Row> rows) {
    return old == null ? Entry.of(key, rows) : old.with(rows);
  }

  Collection<Entry> of(Vocabulary table) {
    return tables.getOrDefault(table, Map.of()).values();
  }

  Optional<Entry> find(Vocabulary table, String key) {
    return Optional.ofNullable(tables.getOrDefault(table, Map.of()).get(key));
  }
}
