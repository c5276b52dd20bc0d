package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One criterion of a search: a resource must be found by any of the lookups, or by none of them.
 *
 * @param rank how many resources are likely to match; the criterion with the lowest is run first
 */
record SearchCriterion(List<IndexLookup> any, boolean negated, boolean whole, int rank) {

  /** A condition on the version {@code v.key} and the values of its question marks. */
  record SqlCondition(String sql, List<Object> values) {}

  static SearchCriterion of(SearchParameterType kind, List<IndexLookup> any) {
    return new SearchCriterion(any, false, false, rank(kind));
  }

  /** A criterion that few resources match. */
  static SearchCriterion selective(List<IndexLookup> any) {
    return new SearchCriterion(any, false, false, 0);
  }

  SearchCriterion not() {
    return new SearchCriterion(any, !negated, whole, Integer.MAX_VALUE);
  }

  /**
   * Runs the lookups once for all versions, because the index cannot look up a parameter by
   * version.
   */
  SearchCriterion withoutVersionLookup() {
    return new SearchCriterion(any, negated, true, Integer.MAX_VALUE);
  }

  private static int rank(SearchParameterType kind) {
    return switch (kind) {
      case REFERENCE -> 1;
      case STRING -> 2;
      case URI, QUANTITY -> 4;
      case DATE -> 5;
      case TOKEN -> 6;
    };
  }

  /** The first condition to run; all others are checked only for the versions that it finds. */
  SqlCondition first() {
    return new SqlCondition(
        "v.key in (" + join(" union all ", IndexLookup::versions) + ")", values());
  }

  SqlCondition condition() {
    String sql =
        whole
            ? "v.key in (" + join(" union all ", IndexLookup::versions) + ")"
            : "(" + join(" or ", lookup -> lookup.has("v.key")) + ")";
    return new SqlCondition(negated ? "not " + sql : sql, values());
  }

  private String join(String between, Function<IndexLookup, String> each) {
    return any.stream().map(each).collect(Collectors.joining(between));
  }

  private List<Object> values() {
    List<Object> values = new ArrayList<>();
    any.forEach(lookup -> values.addAll(lookup.values()));
    return values;
  }
}
