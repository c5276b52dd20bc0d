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
final class ParameterTable {
  /** Told by the store itself. */
  private static final Set<String> OF_THE_STORE = Set.of("_id", "_lastUpdated");

  /** By which whoever asks for a patient also finds what came under records merged into that. */
  private static final Kept MERGES =
      new Kept(
          Links.REPLACED_BY,
          Kind.REFERENCE,
          Set.of("Patient.link.where(type = 'replaced-by').other"));

  /**
   * What is taken out of a resource.
   *
   * @param parameter the name under which it is kept
   */
  record Kept(String parameter, Kind kind, Set<String> expressions) {}

  private record Defined(String name, Kind kind, List<Branch> branches, Set<String> targets) {

    Set<String> expressions() {
      Set<String> expressions = new LinkedHashSet<>();
      branches.forEach(branch -> expressions.add(branch.expression()));
      return expressions;
    }

    boolean isFiltered() {
      return branches.stream().anyMatch(branch -> branch.target().isPresent());
    }
  }

  private final List<Kept> kept = new ArrayList<>();
  private final Map<String, Parameter> parameters = new TreeMap<>();

  ParameterTable(FhirContext fhir, String type) {
    List<Defined> defined = new ArrayList<>();
    for (RuntimeSearchParam parameter : fhir.getResourceDefinition(type).getSearchParams()) {
      Optional<Kind> kind = Kind.of(parameter.getParamType());
      if (kind.isPresent() && !OF_THE_STORE.contains(parameter.getName())) {
        defined.add(
            new Defined(
                parameter.getName(),
                kind.get(),
                Branch.of(parameter.getPath()),
                new TreeSet<>(parameter.getTargets())));
      }
    }
    // The plainest first, so that others can be read from it.
    defined.sort(
        Comparator.comparing((Defined one) -> one.expressions().size())
            .thenComparing(Defined::isFiltered)
            .thenComparing(Defined::name));
    defined.forEach(this::add);
    if (type.equals(Links.PATIENT)) {
      kept.add(MERGES);
    }
  }

  private void add(Defined one) {
    Set<String> left = one.expressions();
    List<String> reads = new ArrayList<>();
    for (Kept other : kept) {
      if (other.kind() == one.kind() && one.expressions().containsAll(other.expressions())) {
        reads.add(other.parameter());
        left.removeAll(other.expressions());
      }
    }
    if (!left.isEmpty()) {
      reads.add(one.name());
      kept.add(new Kept(one.name(), one.kind(), left));
    }
    if (one.isFiltered() && one.branches().size() > 1) {
      throw new IllegalStateException(one.name() + " leads to types by several ways");
    }
    Optional<String> target = one.branches().get(0).target();
    parameters.put(one.name(), new Parameter(one.name(), one.kind(), reads, target, one.targets()));
  }

  List<Kept> kept() {
    return kept;
  }

  Optional<Parameter> find(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  Set<String> names() {
    return parameters.keySet();
  }
}
