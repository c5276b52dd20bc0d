package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Criteria on other resources than the ones that are searched: on those that they refer to (chained
 * parameters) and on those that refer to them ({@code _has}).
 */
final class LinkedCriteria {
  private LinkedCriteria() {}

  /**
   * Finds resources by a resource that they refer to.
   *
   * @param type of the resources that are searched
   * @param reference the search parameter with the reference
   * @param target the type of the resource that they refer to
   * @param criterion on that resource
   */
  static SearchCriterion chain(
      String type, IndexedParameter reference, String target, SearchCriterion criterion) {
    String resources =
        "select r.key from resource r cross join resource_version v where "
            + SearchStatement.ofType("r.")
            + " and "
            + current(criterion)
            + " and v.key = r.current_version_key and v.deleted = 0";
    List<Object> values = new ArrayList<>(List.of(target));
    values.addAll(criterion.values());
    List<IndexLookup> any = new ArrayList<>();
    for (String read : reference.reads()) {
      any.add(
          ReferenceLookup.ofResources(IndexHash.parameter(type, read), target, resources, values));
    }
    return SearchCriterion.of(SearchParameterType.REFERENCE, any);
  }

  /**
   * Finds resources by a resource that refers to them.
   *
   * @param type of the resources that are searched
   * @param source the type of the resource that refers to them
   * @param reference its search parameter
   * @param criterion on that resource
   */
  static SearchCriterion has(
      String type, String source, IndexedParameter reference, SearchCriterion criterion) {
    List<IndexLookup> any = new ArrayList<>();
    for (String read : reference.reads()) {
      List<Object> values = new ArrayList<>(List.of(source));
      values.addAll(criterion.values());
      values.add(IndexHash.parameter(source, read));
      any.add(
          IndexLookup.ofResources(
              type,
              "key in (select s.target_key from resource r cross join resource_version v"
                  + " cross join search_reference s where "
                  + SearchStatement.ofType("r.")
                  + " and "
                  + current(criterion)
                  + " and v.key = r.current_version_key and v.deleted = 0"
                  + " and s.version_key = r.current_version_key and s.parameter_hash = ?)",
              values));
    }
    return SearchCriterion.of(SearchParameterType.REFERENCE, any);
  }

  private static String current(SearchCriterion criterion) {
    return criterion.negated()
        ? criterion.condition("r.current_version_key")
        : "r.current_version_key in (" + criterion.versions() + ")";
  }

  /** The only type that the references of a parameter can refer to in a chain. */
  static Optional<String> target(IndexedParameter reference, String modifier) {
    if (!modifier.isEmpty()) {
      boolean fits =
          reference.target().map(modifier::equals).orElse(true)
              && (reference.targets().isEmpty() || reference.targets().contains(modifier));
      return fits ? Optional.of(modifier) : Optional.empty();
    }
    return reference
        .target()
        .or(
            () ->
                reference.targets().size() == 1
                    ? Optional.of(reference.targets().iterator().next())
                    : Optional.empty());
  }
}
