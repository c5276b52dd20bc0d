package org.tpibridge.mapping.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.MappingResult;

/**
 * A resource outside of its Bundle, with references as {@code Type/id}.
 *
 * @param id without its type
 * @param shared whether other visits may contain the same resource: a patient, clinician or
 *     location
 * @param json compact, in UTF-8, as {@link FhirJsonWriter#compact} writes the resource
 */
public record StandaloneResource(
    String type, String id, boolean shared, Resource resource, byte[] json) {

  /**
   * Divides a visit's Bundle into its resources, in order. The resources are changed, so the Bundle
   * cannot be used afterwards: validate it first.
   */
  public static List<StandaloneResource> of(MappingResult mapped) {
    List<BundleEntryComponent> entries = mapped.bundle().getEntry();
    Map<String, String> names = new HashMap<>();
    entries.forEach(e -> names.put(e.getFullUrl(), name(e.getResource())));
    for (Reference reference : mapped.references()) {
      // A reference that is already local does not change.
      reference.setReference(
          names.getOrDefault(reference.getReference(), reference.getReference()));
    }
    ResourceComposer composer = new ResourceComposer(new Utf8JsonCreator(false));
    List<StandaloneResource> lone = new ArrayList<>(entries.size());
    entries.forEach(e -> lone.add(of(e, composer)));
    return lone;
  }

  private static StandaloneResource of(BundleEntryComponent entry, ResourceComposer composer) {
    Resource resource = entry.getResource();
    try {
      return new StandaloneResource(
          resource.fhirType(),
          resource.getIdPart(),
          entry.getRequest().hasIfNoneExist(),
          resource,
          composer.compose(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdPart();
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "StandaloneResource[" + type + "]";
  }
}
