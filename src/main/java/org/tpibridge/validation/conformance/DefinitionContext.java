package org.tpibridge.validation.conformance;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.hapi.converters.canonical.VersionCanonicalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.formats.JsonParser;
import org.hl7.fhir.r5.model.CodeSystem;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r5.model.ValueSet;

/**
 * Provides the library's validator with definitions. Structures are loaded lazily from {@link
 * DefinitionStore}. Value sets and code systems are cached in the validator's model, because the
 * parent class would convert them for each question. Codes are validated by the parent class: by
 * the library's terminology service with {@link CoreTerminology}.
 */
final class DefinitionContext extends WorkerContextValidationSupportAdapter {

  private static final String STRUCTURE = "http://hl7.org/fhir/StructureDefinition/";

  private final IValidationSupport support;
  private final DefinitionStore definitions;
  private final VersionCanonicalizer canonicalizer;
  private final Map<String, StructureDefinition> structures = new LinkedHashMap<>();
  private final Map<String, List<StructureDefinition>> byType = new HashMap<>();
  private final Set<String> primitives = new HashSet<>();
  private final List<StructureDefinition> all;
  private final List<String> resourceNames = List.copyOf(super.getResourceNames());
  private final Map<String, Optional<StructureDefinition>> byName = new ConcurrentHashMap<>();
  private final Map<String, Optional<? extends Resource>> cache = new ConcurrentHashMap<>();

  /**
   * Creates a context with the program's definitions, followed by the structures of further
   * packages.
   *
   * @param support terminology, and other definitions of further packages
   * @param packaged structures of further packages, with their snapshots
   */
  static DefinitionContext forValidating(
      IValidationSupport support, DefinitionStore definitions, List<StructureDefinition> packaged) {
    return new DefinitionContext(support, definitions, packaged, NonEmptyValues::applyTo);
  }

  /** Creates a context for generating snapshots, which needs definitions as they were read. */
  static DefinitionContext forSnapshots(
      IValidationSupport support, DefinitionStore definitions, List<StructureDefinition> packaged) {
    return new DefinitionContext(support, definitions, packaged, element -> {});
  }

  private DefinitionContext(
      IValidationSupport support,
      DefinitionStore definitions,
      List<StructureDefinition> packaged,
      Consumer<ElementDefinition> finish) {
    super(support);
    this.support = support;
    this.definitions = definitions;
    this.canonicalizer = new VersionCanonicalizer(support.getFhirContext());
    definitions
        .structures()
        .forEach(definition -> add(new LazyStructureDefinition(definitions, definition, finish)));
    packaged.forEach(this::add);
    all = List.copyOf(structures.values());
  }

  private void add(StructureDefinition structure) {
    if (structures.putIfAbsent(structure.getUrl(), structure) == null) {
      byType.computeIfAbsent(structure.getType(), type -> new ArrayList<>()).add(structure);
      if (structure.getKind() == StructureDefinitionKind.PRIMITIVETYPE) {
        primitives.add(structure.getName());
      }
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends Resource> List<T> fetchResourcesByType(Class<T> type) {
    return type == StructureDefinition.class ? (List<T>) all : super.fetchResourcesByType(type);
  }

  @Override
  public List<StructureDefinition> fetchTypeDefinitions(String type) {
    return byType.getOrDefault(type, Collections.emptyList());
  }

  @Override
  public StructureDefinition fetchTypeDefinition(String type) {
    return byName
        .computeIfAbsent(type, name -> Optional.ofNullable(structure(STRUCTURE + name)))
        .orElse(null);
  }

  @Override
  public List<String> getResourceNames() {
    return resourceNames;
  }

  @Override
  public boolean isPrimitiveType(String type) {
    return primitives.contains(type);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends Resource> T fetchResource(Class<T> type, String url) {
    if (url == null || url.isBlank()) {
      return null;
    }
    if (type == StructureDefinition.class) {
      return (T) structure(url);
    }
    String key = type.getSimpleName() + " " + url;
    if (type == ValueSet.class) {
      return (T) cached(key, () -> term(ValueSet.class, url, support::fetchValueSet));
    }
    if (type == CodeSystem.class) {
      return (T) fetchCodeSystem(url);
    }
    return (T) cached(key, () -> super.fetchResource(type, url));
  }

  @Override
  public <T extends Resource> T fetchResourceWithException(Class<T> type, String url) {
    T resource = fetchResource(type, url);
    if (resource == null) {
      throw new FHIRException(type.getSimpleName() + " " + url + " is not available");
    }
    return resource;
  }

  @Override
  public CodeSystem fetchCodeSystem(String system) {
    return (CodeSystem)
        cached(
            "CodeSystem " + system, () -> term(CodeSystem.class, system, support::fetchCodeSystem));
  }

  private Resource cached(String key, Supplier<? extends Resource> fetch) {
    Optional<? extends Resource> definition = cache.get(key);
    if (definition == null) {
      // Not computeIfAbsent: fetching one definition may fetch another.
      definition = Optional.ofNullable(fetch.get());
      Optional<? extends Resource> first = cache.putIfAbsent(key, definition);
      definition = first == null ? definition : first;
    }
    return definition.orElse(null);
  }

  /** Finds the class by name; the parent class would read all of the library's model classes. */
  private Resource term(
      Class<? extends Resource> type, String url, Function<String, IBaseResource> packaged) {
    Optional<DefinitionStore.StoredDefinition> definition =
        definitions
            .find("canonical-" + type.getSimpleName(), CoreTerminology.withoutVersion(url))
            .filter(each -> CoreTerminology.answers(each, url));
    if (definition.isPresent()) {
      return parse(definition.get());
    }
    IBaseResource other = packaged.apply(url);
    return other == null ? null : canonicalizer.resourceToValidatorCanonical(other);
  }

  private Resource parse(DefinitionStore.StoredDefinition definition) {
    try {
      return new JsonParser().parse(definitions.read(definition));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Finds a structure as HAPI's own support does: FHIR's only without a version, also by type name;
   * those of packages also by their version.
   */
  private StructureDefinition structure(String canonical) {
    StructureDefinition exact = structures.get(canonical);
    if (exact != null) {
      return exact;
    }
    int bar = canonical.indexOf('|');
    if (bar > 0) {
      StructureDefinition any = structures.get(canonical.substring(0, bar));
      boolean fits =
          any != null
              && !any.hasSourcePackage()
              && canonical.substring(bar + 1).equals(any.getVersion());
      return fits ? any : null;
    }
    return canonical.indexOf('/') < 0 ? structures.get(STRUCTURE + canonical) : null;
  }
}
