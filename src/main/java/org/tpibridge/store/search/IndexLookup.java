package org.tpibridge.store.search;

import java.util.List;

/**
 * A condition on rows that find versions of resources: of one of the index tables, or of the tables
 * of resources and versions.
 *
 * @param version the column with the key of the version
 * @param where the condition in SQL
 * @param values of its question marks; for an index table, the first is the parameter's hash
 * @param slow whether many rows have to be read to find few
 */
record IndexLookup(
    String table, String version, String where, List<Object> values, boolean slow) {
  static final String VERSIONS = "resource_version";

  static IndexLookup of(IndexTable table, String where, Object... values) {
    return new IndexLookup(table.sqlName(), "version_key", where, List.of(values), false);
  }

  /** Finds current versions by their resources. */
  static IndexLookup ofResources(String where, List<Object> values) {
    return new IndexLookup("resource", "current_version_key", where, values, false);
  }

  /** Finds versions by columns of their table. */
  static IndexLookup ofVersions(String where, List<Object> values) {
    return new IndexLookup(VERSIONS, "key", where, values, false);
  }

  IndexLookup asSlow() {
    return new IndexLookup(table, version, where, values, true);
  }

  /** Whether rows are only found for versions that have content. */
  boolean isIndex() {
    return version.equals("version_key");
  }

  /** A query for all matching versions. */
  String versions() {
    return "select %s as version_key from %s where %s".formatted(version, table, where);
  }

  /**
   * A condition that a version is among the matching ones.
   *
   * @param key the version's key, as the statement names it
   */
  String has(String key) {
    return "exists (select 1 from %s where %s and %s = %s)"
        .formatted(table, where, version, key);
  }
}
