package org.tpibridge.store.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One key of {@code _sort}. A resource with several values is sorted by the one that comes first in
 * the order; ranges are sorted by their lower end, and strings by their first 60 characters.
 *
 * @param source where the values are
 * @param parameters the hashes of the parameters whose values are used; empty if they are not in an
 *     index table
 * @param single whether a resource has at most one value
 */
record SortKey(SortSource source, List<Long> parameters, boolean single, boolean descending) {
  static final Set<SearchParameterType> SORTABLE =
      Set.of(
          SearchParameterType.DATE,
          SearchParameterType.STRING,
          SearchParameterType.TOKEN,
          SearchParameterType.QUANTITY);

  /** Where the values of a key are. */
  enum SortSource {
    ID("resource", "id", "r.id", ""),
    UPDATED(IndexLookup.VERSIONS, "updated_at", "v.updated_at", ""),
    DATE(IndexTable.DATE.sqlName(), "low", "", "low, high"),
    STRING(IndexTable.STRING.sqlName(), "normalized_start", "", "normalized_start, value_number"),
    TOKEN(IndexTable.TOKEN.sqlName(), "code", "", "code, system_hash"),
    QUANTITY(IndexTable.QUANTITY.sqlName(), "low", "", "low, high, value_number");

    private final String table;
    private final String column;
    private final String expression;
    private final String rowOrder;

    SortSource(String table, String column, String expression, String rowOrder) {
      this.table = table;
      this.column = column;
      this.expression = expression;
      this.rowOrder = rowOrder;
    }

    String table() {
      return table;
    }

    String column() {
      return column;
    }
  }

  /** Whether the key is a search parameter, which some resources have no value of. */
  boolean isIndexed() {
    return !parameters.isEmpty();
  }

  String direction() {
    return descending ? " desc" : "";
  }

  /**
   * The value of a resource {@code r} with version {@code v}; null if it has none.
   *
   * @param key the version's key, as the statement names it
   */
  String expression(String key) {
    return isIndexed()
        ? "(select %s(%s) from %s where %s and version_key = %s)"
            .formatted(
                descending ? "max" : "min", source.column, source.table, ofParameters(""), key)
        : source.expression;
  }

  /** A condition that a row {@code s} has the value that its version is sorted by. */
  String isFirstRow() {
    String others = source.rowOrder;
    return "not exists (select 1 from %s o where %s and o.version_key = s.version_key and (%s) %s (%s)%s)"
        .formatted(
            source.table,
            ofParameters("o."),
            prefixed("o.", others),
            descending ? ">" : "<",
            prefixed("s.", others),
            IndexLookup.ROW_BY_ROW);
  }

  /** A condition that a version has a value. */
  String exists(String key) {
    return "exists (select 1 from %s where %s and version_key = %s%s)"
        .formatted(source.table, ofParameters(""), key, IndexLookup.ROW_BY_ROW);
  }

  /** Whether a criterion is a condition on the only value of a resource. */
  boolean isLimitedBy(SearchCriterion criterion) {
    if (criterion.negated() || criterion.any().size() != 1 || !single) {
      return false;
    }
    IndexLookup lookup = criterion.any().get(0);
    return lookup.table().equals(source.table)
        && (!isIndexed()
            || (parameters.size() == 1 && lookup.values().get(0).equals(parameters.get(0))));
  }

  /**
   * Whether the values that a criterion finds are adjacent and come first, or after a value that
   * the index can seek.
   */
  boolean isRangeOf(SearchCriterion criterion) {
    return isLimitedBy(criterion)
        && !criterion.any().get(0).slow()
        && (descending || !criterion.any().get(0).where().contains("high >"));
  }

  String ofParameters(String alias) {
    return parameters.size() == 1
        ? alias + "parameter_hash = " + parameters.get(0)
        : parameters.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", alias + "parameter_hash in (", ")"));
  }

  private static String prefixed(String alias, String columns) {
    return columns.replaceAll("(\\w+)", alias + "$1");
  }
}
