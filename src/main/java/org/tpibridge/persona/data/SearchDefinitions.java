package org.tpibridge.persona.data;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The search parameters of FHIR R4 that can be evaluated here. */
public final class SearchDefinitions {
  /** How values are compared. */
  enum ParameterKind {
    TOKEN,
    STRING,
    DATE,
    REFERENCE,
    QUANTITY,
    NUMBER,
    URI
  }

  /** A search parameter of a type. */
  record ParameterDefinition(String name, ParameterKind kind, List<ElementSearch> elements) {}

  private static final Map<String, ParameterDefinition> OF_ALL_TYPES =
      Map.of(
          "_id", definition("_id", ParameterKind.TOKEN, "id"),
          "_lastUpdated", definition("_lastUpdated", ParameterKind.DATE, "meta.lastUpdated"),
          "_tag", definition("_tag", ParameterKind.TOKEN, "meta.tag"),
          "_security", definition("_security", ParameterKind.TOKEN, "meta.security"),
          "_profile", definition("_profile", ParameterKind.URI, "meta.profile"));

  private final FhirContext context;
  private final Map<String, Optional<ParameterDefinition>> cache = new ConcurrentHashMap<>();

  public SearchDefinitions(FhirContext context) {
    this.context = context;
  }

  private static ParameterDefinition definition(String name, ParameterKind kind, String path) {
    return new ParameterDefinition(name, kind, List.of(new ElementSearch(path, "")));
  }

  /** The names that a type can be searched by. */
  public Set<String> names(String type) {
    Set<String> names = new TreeSet<>(OF_ALL_TYPES.keySet());
    context.getResourceDefinition(type).getSearchParams().stream()
        .map(RuntimeSearchParam::getName)
        .filter(name -> of(type, name).isPresent())
        .forEach(names::add);
    return names;
  }

  Optional<ParameterDefinition> of(String type, String name) {
    return cache.computeIfAbsent(type + "?" + name, key -> find(type, name));
  }

  private Optional<ParameterDefinition> find(String type, String name) {
    // One vendor declares _lastupdated.
    Optional<ParameterDefinition> general =
        OF_ALL_TYPES.values().stream().filter(d -> d.name().equalsIgnoreCase(name)).findFirst();
    if (general.isPresent()) {
      return general;
    }
    RuntimeSearchParam parameter = context.getResourceDefinition(type).getSearchParam(name);
    if (parameter == null || parameter.getPath() == null) {
      return Optional.empty();
    }
    List<ElementSearch> elements = ElementSearch.of(type, parameter.getPath());
    return elements.isEmpty()
        ? Optional.empty()
        : kind(parameter.getParamType().name())
            .map(kind -> new ParameterDefinition(name, kind, elements));
  }

  /** The FHIR code of the type of a parameter. */
  public String typeCode(String type, String name) {
    return of(type, name).map(d -> d.kind().name().toLowerCase(Locale.ROOT)).orElse("string");
  }

  private static Optional<ParameterKind> kind(String name) {
    for (ParameterKind kind : ParameterKind.values()) {
      if (kind.name().equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
