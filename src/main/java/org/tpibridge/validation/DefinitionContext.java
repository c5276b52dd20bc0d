package org.tpibridge.validation;

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
 * What the library's validator asks for definitions. Structures come from {@link DefinitionStore},
 * lazily; value sets and code systems too, in the model that the validator works in, and are kept,
 * where the parent class converts them again for each question. Codes are still judged by the
 * parent, that is, by the library's own terminology service over {@link CoreTerminology}.
 */
final class DefinitionContext extends WorkerContextValidationSupportAdapter {

  private static final String STRUCTURE = "http://hl7.org/fhir/StructureDefinition/";

  private final IValidationSupport support;
  private final DefinitionStore pieces;
  private final VersionCanonicalizer canonicalizer;
  private final Map<String, StructureDefinition> structures = new LinkedHashMap<>();
  private final Map<String, List<StructureDefinition>> byType = new HashMap<>();
  private final Set<String> primitives = new HashSet<>();
  private final List<StructureDefinition> all;
  private final List<String> resourceNames = List.copyOf(super.getResourceNames());
  private final Map<String, Optional<StructureDefinition>> byName = new ConcurrentHashMap<>();
  private final Map<String, Optional<? extends Resource>> found = new ConcurrentHashMap<>();

  /**
   * A context over the pieces and, after them, the structures of further packages.
   *
   * @param support terminology, and further packages' other definitions
   * @param packaged structures of further packages, with their snapshots
   */
  static DefinitionContext forValidating(
      IValidationSupport support, DefinitionStore pieces, List<StructureDefinition> packaged) {
    return new DefinitionContext(support, pieces, packaged, NonEmptyValues::applyTo);
  }

  /** One for making snapshots, which compares definitions: they stay as they were read. */
  static DefinitionContext forSnapshots(
      IValidationSupport support, DefinitionStore pieces, List<StructureDefinition> packaged) {
    return new DefinitionContext(support, pieces, packaged, element -> {});
  }

  private DefinitionContext(
      IValidationSupport support,
      DefinitionStore pieces,
      List<StructureDefinition> packaged,
      Consumer<ElementDefinition> finish) {
    super(support);
    this.support = support;
    this.pieces = pieces;
    this.canonicalizer = new VersionCanonicalizer(support.getFhirContext());
    pieces.structures().forEach(piece -> add(new LazyStructureDefinition(pieces, piece, finish)));
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
      return (T) remembered(key, () -> term(ValueSet.class, url, support::fetchValueSet));
    }
    if (type == CodeSystem.class) {
      return (T) fetchCodeSystem(url);
    }
    return (T) remembered(key, () -> super.fetchResource(type, url));
  }

  @Override
  public <T extends Resource> T fetchResourceWithException(Class<T> type, String url) {
    T resource = fetchResource(type, url);
    if (resource == null) {
      throw new FHIRException("No " + type.getSimpleName() + " " + url + " is at hand");
    }
    return resource;
  }

  @Override
  public CodeSystem fetchCodeSystem(String system) {
    return (CodeSystem)
        remembered(
            "CodeSystem " + system, () -> term(CodeSystem.class, system, support::fetchCodeSystem));
  }

  private Resource remembered(String key, Supplier<? extends Resource> fetch) {
    Optional<? extends Resource> known = found.get(key);
    if (known == null) {
      // Not computeIfAbsent: fetching one definition may ask for another.
      known = Optional.ofNullable(fetch.get());
      Optional<? extends Resource> first = found.putIfAbsent(key, known);
      known = first == null ? known : first;
    }
    return known.orElse(null);
  }

  /** The parent class would look at all of the library's model classes to find this one's name. */
  private Resource term(
      Class<? extends Resource> type, String url, Function<String, IBaseResource> packaged) {
    Optional<DefinitionStore.StoredDefinition> piece =
        pieces
            .find("canonical-" + type.getSimpleName(), CoreTerminology.withoutVersion(url))
            .filter(each -> CoreTerminology.answers(each, url));
    if (piece.isPresent()) {
      return parse(piece.get());
    }
    IBaseResource other = packaged.apply(url);
    return other == null ? null : canonicalizer.resourceToValidatorCanonical(other);
  }

  private Resource parse(DefinitionStore.StoredDefinition piece) {
    try {
      return new JsonParser().parse(pieces.read(piece));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * As the stock support finds one: FHIR's own without a version only, also by type name; those of
   * packages by the right version, too.
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
