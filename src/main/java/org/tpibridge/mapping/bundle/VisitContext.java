package org.tpibridge.mapping.bundle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.ElementTrace;
import org.tpibridge.mapping.MappingResult;
import org.tpibridge.mapping.VisitOrigin;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StableIds;
import org.tpibridge.mapping.elements.VisitTimes;
import org.tpibridge.mapping.transaction.TransactionEntries;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/**
 * The state of mapping one visit: the visit, its clinic, and the resources that were added so far,
 * by role. Used by one thread, for one visit.
 */
final class VisitContext {
  private final Visit visit;
  private final Clinic clinic;
  private final Terminology terminology;
  private final VisitOrigin origin;
  private final VisitTimes times;
  private final List<SiteMuscle> muscles;
  private final List<AssessedPainScore> scores;
  private final AftercarePlan plan;
  private final Bundle bundle;
  private final List<BundleEntry> entries = new ArrayList<>();
  private final Map<ResourceRole, List<BundleEntry>> byRole = new EnumMap<>(ResourceRole.class);
  private final Map<String, Integer> keys = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  VisitContext(Visit visit, Clinic clinic, Terminology terminology, VisitOrigin origin) {
    this.visit = visit;
    this.clinic = clinic;
    this.terminology = terminology;
    this.origin = origin;
    this.times = new VisitTimes(visit, clinic.zone());
    this.muscles = visit.sites().stream().map(site -> SiteMuscle.of(site, terminology)).toList();
    this.scores = AssessedPainScore.of(visit.pain());
    this.plan = AftercarePlan.of(visit, clinic, terminology, times);
    this.bundle =
        TransactionEntries.ofVisit(
            clinic.systems().visit(), clinic.systems().item(), visit.visitId());
  }

  Visit visit() {
    return visit;
  }

  Clinic clinic() {
    return clinic;
  }

  Terminology terminology() {
    return terminology;
  }

  VisitOrigin origin() {
    return origin;
  }

  VisitTimes times() {
    return times;
  }

  /**
   * Adds a resource that the visit owns.
   *
   * @param key distinguishes it from others of its role in this visit; empty if there is only one
   */
  BundleEntry own(ResourceRole role, String key, Resource resource) {
    String unique = unique(role, key);
    String system = clinic.systems().visit();
    String id = StableIds.of(system, visit.visitId(), role, unique).toString();
    BundleEntryRequestComponent request = TransactionEntries.put(resource.fhirType(), id);
    return role == ResourceRole.ENCOUNTER
        ? add(role, id, request, resource, system, visit.visitId())
        : add(role, id, request, resource, clinic.systems().item(), identifier(role, unique));
  }

  /** Adds a shared resource, which is created only if its identifier is not stored yet. */
  BundleEntry shared(ResourceRole role, String system, String value, Resource resource) {
    BundleEntryRequestComponent request =
        TransactionEntries.conditionalPost(resource.fhirType(), system, value);
    return add(role, StableIds.of(system, value).toString(), request, resource, system, value);
  }

  /**
   * Adds a resource that the visits of a patient share.
   *
   * @param key distinguishes it from others of its role of this patient
   * @param system of its identifier, whose value contains the MRN
   */
  BundleEntry sharedOfPatient(ResourceRole role, String key, String system, Resource resource) {
    String mrn = visit.patient().mrn().strip();
    // The separator does not occur in the first part, so that no other parts give the same value.
    String value = mrn.replace("%", "%25").replace("/", "%2F") + "/" + key;
    BundleEntryRequestComponent request =
        TransactionEntries.conditionalPost(resource.fhirType(), system, value);
    String id = StableIds.of(clinic.systems().mrn(), mrn, role, key).toString();
    return add(role, id, request, resource, system, value);
  }

  private BundleEntry add(
      ResourceRole role,
      String id,
      BundleEntryRequestComponent request,
      Resource resource,
      String system,
      String identifier) {
    String fullUrl = TransactionEntries.fullUrl(id);
    resource.setId(id);
    bundle.addEntry().setFullUrl(fullUrl).setResource(resource).setRequest(request);
    BundleEntry entry = new BundleEntry(entries.size(), fullUrl, resource, system, identifier);
    entries.add(entry);
    byRole.computeIfAbsent(role, r -> new ArrayList<>()).add(entry);
    return entry;
  }

  /** Appends {@code #2} to the second of two equal keys, and so on. */
  private String unique(ResourceRole role, String key) {
    int count = keys.merge(role.idPart() + '\n' + key, 1, Integer::sum);
    return count == 1 ? key : key + "#" + count;
  }

  private String identifier(ResourceRole role, String key) {
    String value = visit.visitId() + "/" + role.idPart();
    return key.isEmpty() ? value : value + "/" + key;
  }

  /** The entries of a role, in the visit's order. */
  List<BundleEntry> all(ResourceRole role) {
    return byRole.getOrDefault(role, List.of());
  }

  /** A reference to the one resource of a role, if the visit has it. */
  Optional<Reference> reference(ResourceRole role) {
    List<BundleEntry> added = all(role);
    return added.isEmpty() ? Optional.empty() : Optional.of(added.get(0).reference());
  }

  /**
   * References to all resources that the visit states, in the visit's order: those that it owns,
   * and the allergies.
   */
  List<Reference> stated() {
    return byRole.entrySet().stream()
        .filter(added -> !added.getKey().isShared() || added.getKey() == ResourceRole.ALLERGY)
        .flatMap(added -> added.getValue().stream())
        .map(BundleEntry::reference)
        .toList();
  }

  /** References to all resources of a role. */
  List<Reference> references(ResourceRole role) {
    return all(role).stream().map(BundleEntry::reference).toList();
  }

  Reference patient() {
    return reference(ResourceRole.PATIENT).orElseThrow();
  }

  Reference organization() {
    return reference(ResourceRole.ORGANIZATION).orElseThrow();
  }

  Reference encounter() {
    return reference(ResourceRole.ENCOUNTER).orElseThrow();
  }

  Reference session() {
    return reference(ResourceRole.SESSION).orElseThrow();
  }

  Optional<Reference> practitioner() {
    return reference(ResourceRole.PRACTITIONER);
  }

  /** The visit's sites with their muscles from the terminology. */
  List<SiteMuscle> muscles() {
    return muscles;
  }

  /** The visit's pain scores: before, after, then later ones as listed in the record. */
  List<AssessedPainScore> scores() {
    return scores;
  }

  AftercarePlan plan() {
    return plan;
  }

  void found(Finding finding) {
    findings.add(finding);
  }

  MappingResult mapped() {
    return new MappingResult(
        bundle,
        entries.stream().flatMap(entry -> entry.references().stream()).toList(),
        new ElementTrace(entries.stream().map(BundleEntry::filledElements).toList()),
        findings);
  }
}
