package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A condition on rows that find versions of resources: of one of the index tables, or of the tables
 * of resources and versions.
 *
 * @param version the column with the key of the version
 * @param where the condition in SQL
 * @param values of its question marks; for an index table, the first is the parameter's hash
 * @param slow whether many rows have to be read to find few
 */
record IndexLookup(String table, String version, String where, List<Object> values, boolean slow) {
  /**
   * Ends a query in {@code exists}, so that PostgreSQL runs it for one row after the other, and
   * does not join all rows with a whole index.
   */
  static final String ROW_BY_ROW = " limit 1 offset 0";

  static final String VERSIONS = "resource_version";
  private static final String RESOURCES = "resource";
  private static final Pattern NUMBERS = Pattern.compile("(?<!\\.)\\b(low|high|target_key|key)\\b");
  private static final Pattern TEXTS =
      Pattern.compile("\\b(normalized_start|target)\\b(?= (?:[<>=]|in))");

  static IndexLookup of(IndexTable table, String where, Object... values) {
    return new IndexLookup(table.sqlName(), "version_key", where, List.of(values), false);
  }

  /**
   * Finds current versions by their resources.
   *
   * @param where a condition on resources of the type
   */
  static IndexLookup ofResources(String type, String where, List<Object> values) {
    List<Object> all = new ArrayList<>(List.of(type));
    all.addAll(values);
    return new IndexLookup(RESOURCES, "current_version_key", where, all, false);
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
    return "select %s as version_key from %s where %s%s"
        .formatted(version, table, table.equals(RESOURCES) ? "type = ? and " : "", where);
  }

  /**
   * A condition that a version is among the matching ones. It is only checked for some versions, so
   * it seeks the version, and then compares the values.
   *
   * @param key the version's key, as the statement names it
   */
  String has(String key) {
    return table.equals(RESOURCES)
        ? "exists (select 1 from resource where %s and current_version_key = %s and %s%s)"
            .formatted(SearchStatement.ofType(""), key, notSeeking(where), ROW_BY_ROW)
        : "exists (select 1 from %s where %s and %s = %s%s)"
            .formatted(table, notSeeking(where), version, key, ROW_BY_ROW);
  }

  /**
   * Makes expressions of the columns in a condition, without those in a subquery, so that SQLite
   * uses no index on them. It has no statistics, and would prefer the index on a range.
   */
  static String notSeeking(String where) {
    int subquery = where.indexOf('(', where.indexOf(" in (")) + 1;
    int end = where.contains(" in (") ? subquery : where.length();
    return TEXTS
            .matcher(NUMBERS.matcher(where.substring(0, end)).replaceAll("+$1"))
            .replaceAll("$1 || ''")
        + where.substring(end);
  }
}
