package org.tpibridge.store.search;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CanonicalType;
import org.tpibridge.store.search.AdditionalParameters.AdditionalParameter;

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

    /** The type that all expressions specify, if there is one. */
    Optional<String> target() {
      Set<Optional<String>> targets = new LinkedHashSet<>();
      branches.forEach(branch -> targets.add(branch.target()));
      if (targets.size() > 1) {
        throw new IllegalStateException(
            "The expressions of the search parameter " + name + " have different target types.");
      }
      return targets.iterator().next();
    }
  }

  private final ElementsOfPaths elements;
  private final List<ParameterExpressions> stored = new ArrayList<>();
  private final Map<String, IndexedParameter> parameters = new TreeMap<>();

  IndexedParameters(FhirContext fhir, String type) {
    elements = new ElementsOfPaths(fhir.getResourceDefinition(type));
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
    for (AdditionalParameter parameter : AdditionalParameters.of(type)) {
      defined.add(
          new DefinedParameter(
              parameter.name(),
              parameter.kind(),
              ExpressionAlternative.of(parameter.expression()),
              Set.of()));
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
    parameters.put(
        defined.name(),
        new IndexedParameter(
            defined.name(),
            defined.kind(),
            reads,
            defined.target(),
            defined.targets(),
            defined.branches().size() == 1
                && elements.of(defined.branches().get(0).expression()).single(),
            defined.branches().stream()
                .anyMatch(branch -> elements.of(branch.expression()).canonical())));
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

  /** Finds the elements that plain paths lead to. */
  private record ElementsOfPaths(BaseRuntimeElementCompositeDefinition<?> resource) {
    private static final Pattern PATH =
        Pattern.compile("\\w+((?:\\.\\w+)+?)(?: as \\w+|\\.as\\(\\w+\\))?");
    private static final PathEnd UNKNOWN = new PathEnd(false, false);

    /**
     * @param single whether a resource has at most one such element
     * @param canonical whether it is a canonical URL
     */
    record PathEnd(boolean single, boolean canonical) {}

    PathEnd of(String expression) {
      Matcher path = PATH.matcher(expression);
      if (!path.matches()) {
        return UNKNOWN;
      }
      BaseRuntimeElementDefinition<?> element = resource;
      boolean single = true;
      for (String step : path.group(1).substring(1).split("\\.", -1)) {
        if (!(element instanceof BaseRuntimeElementCompositeDefinition<?> parent)) {
          return UNKNOWN;
        }
        BaseRuntimeChildDefinition child = parent.getChildByName(step);
        if (child == null) {
          child = parent.getChildByName(step + "[x]");
        }
        if (child == null) {
          return UNKNOWN;
        }
        single &= child.getMax() == 1;
        // Of a choice such as deceased[x], the type is not known.
        element = child.getValidChildNames().contains(step) ? child.getChildByName(step) : null;
      }
      return new PathEnd(
          single, element != null && element.getImplementingClass() == CanonicalType.class);
    }
  }
}
