package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One criterion of a search: a resource must be found by any of the lookups, or by none of them.
 *
 * @param rank how many resources are likely to match; low if few
 */
record SearchCriterion(List<IndexLookup> any, boolean negated, int rank) {
  /** Criteria that are likely to match few resources first. */
  static final Comparator<SearchCriterion> SELECTIVE_FIRST =
      Comparator.comparing(SearchCriterion::isSlow).thenComparing(SearchCriterion::rank);

  static SearchCriterion of(SearchParameterType kind, List<IndexLookup> any) {
    return new SearchCriterion(any, false, rank(kind));
  }

  /** A criterion that few resources match. */
  static SearchCriterion selective(List<IndexLookup> any) {
    return new SearchCriterion(any, false, 0);
  }

  /** Whether so few resources match that there is no need to count them. */
  boolean isSelective() {
    return rank == 0 && !negated;
  }

  SearchCriterion not() {
    return new SearchCriterion(any, !negated, rank);
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

  private boolean isSlow() {
    return any.stream().anyMatch(IndexLookup::slow);
  }

  /** Whether every resource that matches has content: deleted ones have no index rows. */
  boolean excludesDeleted() {
    return !negated && any.stream().allMatch(IndexLookup::isIndex);
  }

  /** A query for the keys of all matching versions, without duplicates. */
  String versions() {
    String all = join(" union ", IndexLookup::versions);
    return any.size() == 1 ? all.replaceFirst("select", "select distinct") : all;
  }

  /** A query for the keys of all matching versions, with duplicates. */
  String rows() {
    return join(" union all ", IndexLookup::versions);
  }

  /**
   * A condition on a version.
   *
   * @param key its key, as the statement names it
   */
  String condition(String key) {
    return (negated ? "not (" : "(") + join(" or ", lookup -> lookup.has(key)) + ")";
  }

  private String join(String between, Function<IndexLookup, String> each) {
    return any.stream().map(each).collect(Collectors.joining(between));
  }

  /** The values of the question marks of each of these queries. */
  List<Object> values() {
    List<Object> values = new ArrayList<>();
    any.forEach(lookup -> values.addAll(lookup.values()));
    return values;
  }
}
