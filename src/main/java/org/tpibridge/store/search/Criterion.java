package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing asked of a resource: that it is found by any of the lookups, or by none.
 *
 * @param rank how many resources it is likely to leave; the lowest is looked up first
 */
record Criterion(List<Lookup> any, boolean negated, boolean whole, int rank) {

  /** A condition on the version {@code v.key}, and the values of its question marks. */
  record Condition(String sql, List<Object> values) {}

  static Criterion of(Kind kind, List<Lookup> any) {
    return new Criterion(any, false, false, rank(kind));
  }

  /** Of what few resources have. */
  static Criterion certain(List<Lookup> any) {
    return new Criterion(any, false, false, 0);
  }

  Criterion not() {
    return new Criterion(any, !negated, whole, Integer.MAX_VALUE);
  }

  /**
   * To be answered by looking up all versions at once: by version, the index knows no parameter.
   */
  Criterion lookedUpAtOnce() {
    return new Criterion(any, negated, true, Integer.MAX_VALUE);
  }

  private static int rank(Kind kind) {
    return switch (kind) {
      case REFERENCE -> 1;
      case STRING -> 2;
      case URI, QUANTITY -> 4;
      case DATE -> 5;
      case TOKEN -> 6;
    };
  }

  /** As the way in: everything else is asked of the versions that this finds. */
  Condition first() {
    return new Condition("v.key in (" + join(" union all ", Lookup::versions) + ")", values());
  }

  Condition condition() {
    String sql =
        whole
            ? "v.key in (" + join(" union all ", Lookup::versions) + ")"
            : "(" + join(" or ", lookup -> lookup.has("v.key")) + ")";
    return new Condition(negated ? "not " + sql : sql, values());
  }

  private String join(String between, Function<Lookup, String> each) {
    return any.stream().map(each).collect(Collectors.joining(between));
  }

  private List<Object> values() {
    List<Object> values = new ArrayList<>();
    any.forEach(lookup -> values.addAll(lookup.values()));
    return values;
  }
}
