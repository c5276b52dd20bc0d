package org.tpibridge.store.search;

import java.util.List;

/**
 * A condition on rows of one of the index tables, which find versions of resources.
 *
 * @param where the condition in SQL
 * @param values of its question marks
 */
record IndexLookup(String table, String where, List<Object> values) {

  static IndexLookup of(IndexTable table, String where, Object... values) {
    return new IndexLookup(table.sqlName(), where, List.of(values));
  }

  /** A query for all matching versions, for conditions that match few. */
  String versions() {
    return "select version_key from %s where %s".formatted(table, where);
  }

  /** A condition that a version is among the matching ones. */
  String has(String version) {
    return "exists (select 1 from %s where %s and version_key = %s)"
        .formatted(table, where, version);
  }
}
