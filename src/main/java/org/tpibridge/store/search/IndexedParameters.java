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
 * A type's search parameters, and what is kept for them. Where a parameter's expression is
 * another's ({@code phonetic} and {@code name}), a part of another's ({@code patient} of {@code
 * subject}) or made of others' ({@code combo-code} of {@code code} and {@code component-code}), its
 * values are kept under the other's name, once.
 */
final class IndexedParameters {
  /** Told by the store itself. */
  private static final Set<String> STORE_PARAMETERS = Set.of("_id", "_lastUpdated");

  /** By which whoever asks for a patient also finds what came under records merged into that. */
  private static final ParameterExpressions MERGES =
      new ParameterExpressions(
          ReferenceExtractor.REPLACED_BY,
          SearchParameterType.REFERENCE,
          Set.of("Patient.link.where(type = 'replaced-by').other"));

  /**
   * What is taken out of a resource.
   *
   * @param parameter the name under which it is kept
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

  private final List<ParameterExpressions> kept = new ArrayList<>();
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
    // The plainest first, so that others can be read from it.
    defined.sort(
        Comparator.comparing((DefinedParameter one) -> one.expressions().size())
            .thenComparing(DefinedParameter::isFiltered)
            .thenComparing(DefinedParameter::name));
    defined.forEach(this::add);
    if (type.equals(ReferenceExtractor.PATIENT)) {
      kept.add(MERGES);
    }
  }

  private void add(DefinedParameter one) {
    Set<String> left = one.expressions();
    List<String> reads = new ArrayList<>();
    for (ParameterExpressions other : kept) {
      if (other.kind() == one.kind() && one.expressions().containsAll(other.expressions())) {
        reads.add(other.parameter());
        left.removeAll(other.expressions());
      }
    }
    if (!left.isEmpty()) {
      reads.add(one.name());
      kept.add(new ParameterExpressions(one.name(), one.kind(), left));
    }
    if (one.isFiltered() && one.branches().size() > 1) {
      throw new IllegalStateException(one.name() + " leads to types by several ways");
    }
    Optional<String> target = one.branches().get(0).target();
    parameters.put(
        one.name(), new IndexedParameter(one.name(), one.kind(), reads, target, one.targets()));
  }

  List<ParameterExpressions> kept() {
    return kept;
  }

  Optional<IndexedParameter> find(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  Set<String> names() {
    return parameters.keySet();
  }
}
