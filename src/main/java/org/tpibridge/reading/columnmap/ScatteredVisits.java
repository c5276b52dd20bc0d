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
 * The visits of grouped tables whose rows are not together. Rows are read one visit at a time, so
 * that such a visit would be read from its first rows alone; an input that can be opened twice is
 * therefore looked through first. Takes the memory of {@link IdentifierIndex}.
 */
public final class ScatteredVisits {
  private final Map<String, IdentifierIndex> byTable = new HashMap<>();
  private boolean scanning = true;

  /** Of an input that comes only once. */
  public static ScatteredVisits notScanned() {
    ScatteredVisits keys = new ScatteredVisits();
    keys.endScan();
    return keys;
  }

  /** Whether tables are being looked through, and not read. */
  public boolean isScanning() {
    return scanning;
  }

  public void endScan() {
    scanning = false;
  }

  /** Looks through the rows of a table. */
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

  /** Whether a table was looked through, so that no other visit in it is scattered. */
  boolean isScanned(String table) {
    return byTable.containsKey(table);
  }

  /** The row in which a visit starts again; empty where its rows are together. */
  OptionalLong nextRow(String table, String key) {
    IdentifierIndex scattered = byTable.get(table);
    return scattered == null ? OptionalLong.empty() : scattered.find(key);
  }
}
