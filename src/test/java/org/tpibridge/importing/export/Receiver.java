package org.tpibridge.importing.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.Retraction;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.json.FhirJsonWriter;

/** A small FHIR server in memory, which applies transactions as FHIR R4 describes them. */
final class Receiver {
  private static final Set<String> SHARED =
      Set.of("Patient", "Practitioner", "Organization", "Location");

  private final boolean assignsIds;
  private final Map<String, Resource> stored = new TreeMap<>();
  private int lastId;

  /**
   * @param assignsIds whether ids of the sender are refused
   */
  Receiver(boolean assignsIds) {
    this.assignsIds = assignsIds;
  }

  /** Applies each line of an export. */
  void apply(byte[] lines) {
    new String(lines, UTF_8).lines().forEach(line -> apply(bundle(line)));
  }

  static Bundle bundle(String line) {
    return (Bundle) FhirJsonReader.read(line.getBytes(UTF_8));
  }

  private void apply(Bundle bundle) {
    assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.TRANSACTION);
    Map<String, String> names = new HashMap<>();
    Set<String> unchanged = new HashSet<>();
    for (BundleEntryComponent entry : bundle.getEntry()) {
      Optional<String> existing = existing(entry);
      String name = existing.orElseGet(() -> newName(entry.getResource()));
      assertThat(names.put(entry.getFullUrl(), name)).as("one entry for each full URL").isNull();
      if (existing.isPresent() && entry.getRequest().hasIfNoneExist()) {
        unchanged.add(name);
      }
    }
    assertThat(new HashSet<>(names.values()))
        .as("one entry for each resource")
        .hasSize(names.size());
    for (BundleEntryComponent entry : bundle.getEntry()) {
      String name = names.get(entry.getFullUrl());
      Resource resource = entry.getResource();
      for (Reference reference : references(resource)) {
        if (reference.hasReference() && !reference.getReference().startsWith("#")) {
          assertThat(names).as(name).containsKey(reference.getReference());
          reference.setReference(names.get(reference.getReference()));
        }
      }
      if (!unchanged.contains(name)) {
        resource.setId(name.substring(name.indexOf('/') + 1));
        stored.put(name, resource);
      }
    }
  }

  private Optional<String> existing(BundleEntryComponent entry) {
    String url = entry.getRequest().getUrl();
    String type = entry.getResource().fhirType();
    return switch (entry.getRequest().getMethod()) {
      case POST -> {
        assertThat(url).isEqualTo(type);
        assertThat(!assignsIds || !entry.getResource().hasId()).as("a POST has no id").isTrue();
        yield found(type, entry.getRequest().getIfNoneExist());
      }
      case PUT -> {
        if (url.contains("?")) {
          assertThat(url).startsWith(type + "?");
          assertThat(entry.getResource().hasId()).as("no id: %s", url).isFalse();
          yield found(type, url.substring(url.indexOf('?') + 1));
        }
        assertThat(assignsIds).as("the server assigns ids, but was sent %s", url).isFalse();
        assertThat(url).isEqualTo(type + "/" + entry.getResource().getIdPart());
        yield Optional.of(url);
      }
      default -> throw new AssertionError(entry.getRequest().getMethod());
    };
  }

  private String newName(Resource resource) {
    return resource.fhirType() + "/" + ++lastId;
  }

  private Optional<String> found(String type, String query) {
    List<String> found =
        stored.entrySet().stream()
            .filter(other -> other.getValue().fhirType().equals(type))
            .filter(other -> keys(other.getValue()).contains(query(query)))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(found).as(query).hasSizeLessThan(2);
    return found.stream().findFirst();
  }

  private static String query(String escaped) {
    assertThat(escaped).doesNotContain(" ", "&", "+", "#");
    return URLDecoder.decode(escaped, UTF_8).replaceAll("\\\\(.)", "$1");
  }

  /** The queries that find a resource. */
  private static List<String> keys(Resource resource) {
    List<String> keys = new ArrayList<>();
    Property identifiers = resource.getNamedProperty("identifier");
    if (identifiers != null) {
      for (Base value : identifiers.getValues()) {
        Identifier of = (Identifier) value;
        keys.add("identifier=" + of.getSystem() + "|" + of.getValue());
      }
    }
    for (Coding tag : resource.getMeta().getTag()) {
      keys.add("_tag=" + tag.getSystem() + "|" + tag.getCode());
    }
    return keys;
  }

  private static List<Reference> references(Resource resource) {
    return FhirContext.forR4Cached()
        .newTerser()
        .getAllPopulatedChildElementsOfType(resource, Reference.class);
  }

  int size() {
    return stored.size();
  }

  /**
   * Returns what counts, without ids: what is not entered in error, and the persons and places that
   * it refers to.
   */
  Map<String, String> facts() {
    Map<String, Resource> active = new TreeMap<>();
    stored.forEach(
        (name, resource) -> {
          if (!Retraction.isRetracted(resource) && !SHARED.contains(resource.fhirType())) {
            active.put(name, resource);
          }
        });
    active.values().removeIf(r -> r instanceof Provenance of && isOutdated(of, active));
    List<String> open = new ArrayList<>(active.keySet());
    while (!open.isEmpty()) {
      for (Reference reference : references(stored.get(open.remove(0)))) {
        String name = reference.getReference();
        if (name != null && !name.startsWith("#") && !active.containsKey(name)) {
          assertThat(SHARED).as(name).contains(name.substring(0, name.indexOf('/')));
          active.put(name, stored.get(name));
          open.add(name);
        }
      }
    }
    Map<String, String> facts = new TreeMap<>();
    active.forEach((name, resource) -> facts.put(key(name), withoutIds(resource)));
    return facts;
  }

  private static boolean isOutdated(Provenance provenance, Map<String, Resource> active) {
    // Other visits may state the same allergy.
    return provenance.getTarget().stream()
        .map(Reference::getReference)
        .filter(target -> !target.startsWith("AllergyIntolerance/"))
        .noneMatch(active::containsKey);
  }

  private String key(String name) {
    Resource resource = stored.get(name);
    if (resource instanceof Provenance provenance) {
      return "Provenance of " + key(provenance.getTargetFirstRep().getReference());
    }
    return resource.fhirType() + "?" + keys(resource).get(0);
  }

  private String withoutIds(Resource resource) {
    Resource copy = resource.copy();
    copy.setIdElement(null);
    references(copy).stream()
        .filter(
            reference -> reference.hasReference() && stored.containsKey(reference.getReference()))
        .forEach(reference -> reference.setReference(key(reference.getReference())));
    return new String(FhirJsonWriter.compact().bytes(copy), UTF_8);
  }
}
