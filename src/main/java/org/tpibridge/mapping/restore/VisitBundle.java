package org.tpibridge.mapping.restore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.finding.Finding;

/**
 * A Bundle that a visit is read from, with the findings. Finds resources by type and by reference,
 * in the order of the Provenance's targets, or of the Bundle if there is no Provenance.
 */
final class VisitBundle {
  static final String MISSING = "TPI-BACK-LACKING";
  static final String CONTRADICTION = "TPI-BACK-CONTRADICTION";
  static final String UNREADABLE = "TPI-BACK-UNREADABLE";

  private final Map<String, Resource> byUrl = new HashMap<>();
  private final IdentityHashMap<Resource, String> paths = new IdentityHashMap<>();
  private final List<Resource> ordered = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  VisitBundle(Bundle bundle) {
    List<Bundle.BundleEntryComponent> entries = bundle.getEntry();
    for (int i = 0; i < entries.size(); i++) {
      Resource resource = entries.get(i).getResource();
      if (resource != null) {
        ordered.add(resource);
        paths.put(resource, "Bundle.entry[" + i + "].resource");
        byUrl.put(resource.fhirType() + "/" + resource.getIdPart(), resource);
        if (entries.get(i).hasFullUrl()) {
          byUrl.put(entries.get(i).getFullUrl(), resource);
        }
      }
    }
    IdentityHashMap<Resource, Integer> ranks = ranks();
    ordered.sort(Comparator.comparingInt(r -> ranks.getOrDefault(r, Integer.MAX_VALUE)));
  }

  private IdentityHashMap<Resource, Integer> ranks() {
    IdentityHashMap<Resource, Integer> ranks = new IdentityHashMap<>();
    for (Provenance provenance : all(Provenance.class)) {
      for (Reference target : provenance.getTarget()) {
        target(target, Resource.class).ifPresent(r -> ranks.putIfAbsent(r, ranks.size()));
      }
    }
    return ranks;
  }

  <T extends Resource> List<T> all(Class<T> type) {
    return ordered.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T extends Resource> Optional<T> first(Class<T> type) {
    return ordered.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** The resource in this Bundle that a reference refers to. */
  <T extends Resource> Optional<T> target(Reference reference, Class<T> type) {
    return Optional.ofNullable(reference.getReference())
        .map(byUrl::get)
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** Reads a value. If it is invalid, adds a finding and returns empty. */
  <T> Optional<T> read(Resource resource, String element, Supplier<T> reader) {
    try {
      return Optional.ofNullable(reader.get());
    } catch (IllegalArgumentException
        | ArithmeticException
        | java.time.DateTimeException
        | FHIRException e) {
      findings.add(
          Finding.warning(UNREADABLE, "This value is not valid here. It was ignored.")
              .withExpression(paths.get(resource) + "." + element));
      return Optional.empty();
    }
  }

  /** Reports that a required part is missing. */
  void reportMissing(String what) {
    findings.add(
        Finding.error(MISSING, "The Bundle has no " + what + ", so no visit can be read from it.")
            .withExpression("Bundle"));
  }

  /** Reports that two parts contradict each other. */
  void reportConflict(String what) {
    findings.add(
        Finding.error(CONTRADICTION, what + " Correct one of them. No visit was read.")
            .withExpression("Bundle"));
  }

  List<Finding> findings() {
    return findings;
  }
}
