package org.tpibridge.store.search;

import java.util.List;

/**
 * Rows of one of the tables that tell versions.
 *
 * @param where a condition on them
 * @param values of its question marks
 */
record IndexLookup(String table, String where, List<Object> values) {

  static IndexLookup of(IndexTable table, String where, Object... values) {
    return new IndexLookup(table.sqlName(), where, List.of(values));
  }

  /** All versions, for where there are few. */
  String versions() {
    return "select version_key from %s where %s".formatted(table, where);
  }

  /** Whether a version is among them. */
  String has(String version) {
    return "exists (select 1 from %s where %s and version_key = %s)"
        .formatted(table, where, version);
  }
}
