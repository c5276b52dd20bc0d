package org.tpibridge.store.search;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lists a type's search parameters and the parameters whose values are stored. Values are stored
 * only once: a parameter uses another's values if its expression is the same ({@code phonetic} and
 * {@code name}), a part of the other's ({@code patient} of {@code subject}) or composed of others'
 * ({@code combo-code} of {@code code} and {@code component-code}).
 */
final class IndexedParameters {
  /** Parameters that the store answers without the index. */
  private static final Set<String> STORE_PARAMETERS = Set.of("_id", "_lastUpdated");

  /** Links of merged patients: a search for a patient also finds data of the replaced records. */
  private static final ParameterExpressions MERGES =
      new ParameterExpressions(
          ReferenceExtractor.REPLACED_BY,
          SearchParameterType.REFERENCE,
          Set.of("Patient.link.where(type = 'replaced-by').other"));

  /**
   * The expressions whose values are stored for a parameter.
   *
   * @param parameter the name under which the values are stored
   */
  record ParameterExpressions(
      String parameter, SearchParameterType kind, Set<String> expressions) {}

  private record DefinedParameter(
      String name,
      SearchParameterType kind,
      List<ExpressionAlternative> branches,
      Set<String> targets) {

    Set<String> expressions() {
      Set<String> expressions = new LinkedHashSet<>();
      branches.forEach(branch -> expressions.add(branch.expression()));
      return expressions;
    }

    boolean isFiltered() {
      return branches.stream().anyMatch(branch -> branch.target().isPresent());
    }
  }

  private final List<ParameterExpressions> stored = new ArrayList<>();
  private final Map<String, IndexedParameter> parameters = new TreeMap<>();

  IndexedParameters(FhirContext fhir, String type) {
    List<DefinedParameter> defined = new ArrayList<>();
    for (RuntimeSearchParam parameter : fhir.getResourceDefinition(type).getSearchParams()) {
      Optional<SearchParameterType> kind = SearchParameterType.of(parameter.getParamType());
      if (kind.isPresent() && !STORE_PARAMETERS.contains(parameter.getName())) {
        defined.add(
            new DefinedParameter(
                parameter.getName(),
                kind.get(),
                ExpressionAlternative.of(parameter.getPath()),
                new TreeSet<>(parameter.getTargets())));
      }
    }
    // The simplest first, so that others can use its values.
    defined.sort(
        Comparator.comparing((DefinedParameter parameter) -> parameter.expressions().size())
            .thenComparing(DefinedParameter::isFiltered)
            .thenComparing(DefinedParameter::name));
    defined.forEach(this::add);
    if (type.equals(ReferenceExtractor.PATIENT)) {
      stored.add(MERGES);
    }
  }

  private void add(DefinedParameter defined) {
    Set<String> remaining = defined.expressions();
    List<String> reads = new ArrayList<>();
    for (ParameterExpressions other : stored) {
      if (other.kind() == defined.kind()
          && defined.expressions().containsAll(other.expressions())) {
        reads.add(other.parameter());
        remaining.removeAll(other.expressions());
      }
    }
    if (!remaining.isEmpty()) {
      reads.add(defined.name());
      stored.add(new ParameterExpressions(defined.name(), defined.kind(), remaining));
    }
    if (defined.isFiltered() && defined.branches().size() > 1) {
      throw new IllegalStateException(
          "The search parameter "
              + defined.name()
              + " has several expressions with a target type.");
    }
    Optional<String> target = defined.branches().get(0).target();
    parameters.put(
        defined.name(),
        new IndexedParameter(defined.name(), defined.kind(), reads, target, defined.targets()));
  }

  List<ParameterExpressions> stored() {
    return stored;
  }

  Optional<IndexedParameter> find(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  Set<String> names() {
    return parameters.keySet();
  }
}
