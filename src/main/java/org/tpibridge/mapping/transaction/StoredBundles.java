package org.tpibridge.mapping.transaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ConditionalQuery;
import org.tpibridge.mapping.elements.StableIds;
import org.tpibridge.mapping.json.LinkedResource;

/**
 * Builds transactions from stored resources, whose references are {@code Type/id}. The Bundle of a
 * visit that is still as it was imported is the one that {@code VisitMapper} made. Safe for use by
 * many threads.
 */
public final class StoredBundles {
  /** The order of resources that visits share; that of the mappings. */
  private static final List<String> SHARED_TYPES =
      List.of("Patient", "Practitioner", "Organization", "Location");

  private StoredBundles() {}

  /**
   * Builds the Bundle of a visit.
   *
   * @param system of the visit's id
   * @param owned what the visit contains, in any order
   * @param vanished what the visit no longer contains: marked as entered in error
   * @param shared patients, clinicians and places that they refer to
   */
  public static Bundle visit(
      String system,
      String visitId,
      List<byte[]> owned,
      List<byte[]> vanished,
      List<byte[]> shared) {
    List<LinkedResource> all = new ArrayList<>();
    Map<Boolean, List<LinkedResource>> byKind =
        read(shared).stream()
            .collect(Collectors.partitioningBy(linked -> isStated(linked.resource())));
    all.addAll(sorted(byKind.get(false), Comparator.comparingInt(StoredBundles::rankOfShared)));
    List<LinkedResource> stated = new ArrayList<>(read(owned));
    stated.addAll(byKind.get(true));
    all.addAll(inOrderOfVisit(stated));
    int vanishedFrom = all.size();
    all.addAll(read(vanished));
    Bundle bundle = TransactionEntries.ofVisit(system, itemSystem(system, stated), visitId);
    if (!vanished.isEmpty()) {
      // The profile is about what a visit contains, and so are its rules.
      bundle.setMeta(null);
    }
    for (int i = 0; i < all.size(); i++) {
      Resource resource = all.get(i).resource();
      boolean post = i < vanishedFrom && isShared(resource);
      add(bundle, resource, post ? postIfNew(resource) : put(resource));
    }
    TestDataTag.addIfInEntries(bundle);
    useFullUrls(all);
    return bundle;
  }

  /**
   * Builds the Bundle that updates a resource which visits share.
   *
   * @param changed the resource
   * @param referenced resources that it refers to; they are only created if they are missing
   */
  public static Bundle update(byte[] changed, List<byte[]> referenced) {
    LinkedResource updated = LinkedResource.of(changed);
    List<LinkedResource> all = new ArrayList<>(read(referenced));
    Bundle bundle = new Bundle();
    bundle.setId(StableIds.of(CanonicalUrls.RESOURCE_ID, name(updated.resource())).toString());
    bundle.setType(Bundle.BundleType.TRANSACTION);
    all.forEach(other -> add(bundle, other.resource(), postIfNew(other.resource())));
    all.add(updated);
    Identifier identifier = identifier(updated.resource());
    add(
        bundle,
        updated.resource(),
        TransactionEntries.conditionalPut(
            updated.resource().fhirType(),
            ConditionalQuery.identifier(identifier.getSystem(), identifier.getValue())));
    TestDataTag.addIfInEntries(bundle);
    useFullUrls(all);
    // The receiver may have it under another id.
    updated.resource().setIdElement(null);
    return bundle;
  }

  private static boolean isShared(Resource resource) {
    return SHARED_TYPES.contains(resource.fhirType()) || isStated(resource);
  }

  /** Whether visits of a patient share it, and each lists it among what it states. */
  private static boolean isStated(Resource resource) {
    return resource instanceof AllergyIntolerance;
  }

  /** The system of the identifiers of what a visit contains, as it was when it was imported. */
  private static String itemSystem(String system, List<LinkedResource> stated) {
    return stated.stream()
        .map(LinkedResource::resource)
        .filter(resource -> !isShared(resource) && !(resource instanceof Encounter))
        .flatMap(resource -> TransactionEntries.identifier(resource).stream())
        .map(Identifier::getSystem)
        .findFirst()
        .orElse(system);
  }

  private static List<LinkedResource> read(List<byte[]> contents) {
    return contents.stream().map(LinkedResource::of).toList();
  }

  /**
   * The Provenance lists the visit's resources in the order of its Bundle, and is the last of them.
   */
  private static List<LinkedResource> inOrderOfVisit(List<LinkedResource> owned) {
    Map<String, Integer> ranks = new HashMap<>();
    owned.stream()
        .map(LinkedResource::resource)
        .filter(Provenance.class::isInstance)
        .flatMap(provenance -> ((Provenance) provenance).getTarget().stream())
        .forEach(target -> ranks.putIfAbsent(target.getReference(), ranks.size()));
    return sorted(
        owned,
        Comparator.comparingInt(
            linked ->
                linked.resource() instanceof Provenance
                    ? Integer.MAX_VALUE
                    : ranks.getOrDefault(name(linked.resource()), ranks.size())));
  }

  private static List<LinkedResource> sorted(
      List<LinkedResource> resources, Comparator<LinkedResource> order) {
    return resources.stream().sorted(order).toList();
  }

  private static int rankOfShared(LinkedResource shared) {
    int rank = SHARED_TYPES.indexOf(shared.resource().fhirType());
    return rank < 0 ? SHARED_TYPES.size() : rank;
  }

  private static void add(Bundle bundle, Resource resource, BundleEntryRequestComponent request) {
    bundle
        .addEntry()
        .setFullUrl(TransactionEntries.fullUrl(resource.getIdPart()))
        .setResource(resource)
        .setRequest(request);
  }

  private static BundleEntryRequestComponent put(Resource resource) {
    return TransactionEntries.put(resource.fhirType(), resource.getIdPart());
  }

  private static BundleEntryRequestComponent postIfNew(Resource resource) {
    if (resource instanceof Patient patient) {
      // The other record is not in this Bundle; links are sent with updates of the patient.
      patient.setLink(null);
    }
    Identifier identifier = identifier(resource);
    return TransactionEntries.conditionalPost(
        resource.fhirType(), identifier.getSystem(), identifier.getValue());
  }

  private static Identifier identifier(Resource shared) {
    return TransactionEntries.identifier(shared)
        .orElseThrow(() -> new IllegalStateException(shared.fhirType() + " without identifier"));
  }

  private static void useFullUrls(List<LinkedResource> all) {
    Map<String, String> fullUrls = new HashMap<>();
    all.forEach(
        linked ->
            fullUrls.put(
                name(linked.resource()),
                TransactionEntries.fullUrl(linked.resource().getIdPart())));
    all.stream()
        .flatMap(linked -> linked.references().stream())
        .forEach(
            reference ->
                Optional.ofNullable(fullUrls.get(reference.getReference()))
                    .ifPresent(reference::setReference));
  }

  private static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdPart();
  }
}
