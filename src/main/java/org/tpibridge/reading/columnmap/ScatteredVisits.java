package org.tpibridge.reading.columnmap;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.reading.assembly.IdentifierIndex;
import org.tpibridge.reading.csv.CsvRecord;
import org.tpibridge.reading.csv.CsvRecordReader;

/**
 * Finds the visits of grouped tables whose rows are not consecutive. Rows are read one visit at a
 * time, so such a visit would be read from its first rows only; an input that can be opened twice
 * is therefore scanned first. Needs the memory of an {@link IdentifierIndex}.
 */
public final class ScatteredVisits {
  private final Map<String, IdentifierIndex> byTable = new HashMap<>();
  private boolean scanning = true;

  /** For an input that can be read only once. */
  public static ScatteredVisits notScanned() {
    ScatteredVisits keys = new ScatteredVisits();
    keys.endScan();
    return keys;
  }

  /** Whether tables are scanned and not read. */
  public boolean isScanning() {
    return scanning;
  }

  public void endScan() {
    scanning = false;
  }

  /** Scans the rows of a table. */
  void scan(String table, CsvRecordReader records, BoundColumnMap map) throws IOException {
    IdentifierIndex seen = new IdentifierIndex();
    IdentifierIndex scattered = new IdentifierIndex();
    Optional<String> before = Optional.empty();
    for (Optional<CsvRecord> record = records.next(); record.isPresent(); record = records.next()) {
      Optional<String> key = map.key(record.get().cells());
      long row = record.get().row();
      if (key.isPresent() && !key.equals(before)) {
        if (seen.add(key.get(), row).sameId().isPresent()) {
          scattered.add(key.get(), row);
        }
        before = key;
      }
    }
    byTable.put(table, scattered);
  }

  /** Whether a table was scanned, so that all its scattered visits are available. */
  boolean isScanned(String table) {
    return byTable.containsKey(table);
  }

  /** The row in which a visit continues; empty if its rows are consecutive. */
  OptionalLong nextRow(String table, String key) {
    IdentifierIndex scattered = byTable.get(table);
    return scattered == null ? OptionalLong.empty() : scattered.find(key);
  }
}
