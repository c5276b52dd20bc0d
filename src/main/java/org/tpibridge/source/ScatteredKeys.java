package org.tpibridge.source;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.source.columns.BoundMap;

/**
 * The visits of grouped tables whose rows are not together. Rows are read one visit at a time, so
 * that such a visit would be read from its first rows alone; an input that can be opened twice is
 * therefore looked through first. Takes the memory of {@link VisitIds}.
 */
final class ScatteredKeys {
  private final Map<String, VisitIds> byTable = new HashMap<>();
  private boolean scanning = true;

  /** Of an input that comes only once. */
  static ScatteredKeys unknown() {
    ScatteredKeys keys = new ScatteredKeys();
    keys.end();
    return keys;
  }

  /** Whether tables are being looked through, and not read. */
  boolean isScanning() {
    return scanning;
  }

  void end() {
    scanning = false;
  }

  /** Looks through the rows of a table. */
  void scan(String table, CsvRecords records, BoundMap map) throws IOException {
    VisitIds seen = new VisitIds();
    VisitIds scattered = new VisitIds();
    Optional<String> before = Optional.empty();
    for (Optional<CsvRecord> record = records.next(); record.isPresent(); record = records.next()) {
      Optional<String> key = map.key(record.get().cells());
      long row = record.get().row();
      if (key.isPresent() && !key.equals(before)) {
        if (seen.add(key.get(), row).same().isPresent()) {
          scattered.add(key.get(), row);
        }
        before = key;
      }
    }
    byTable.put(table, scattered);
  }

  /** Whether a table was looked through, so that no other visit in it is scattered. */
  boolean knows(String table) {
    return byTable.containsKey(table);
  }

  /** The row in which a visit starts again; empty where its rows are together. */
  OptionalLong again(String table, String key) {
    VisitIds scattered = byTable.get(table);
    return scattered == null ? OptionalLong.empty() : scattered.find(key);
  }
}
