package org.tpibridge.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.finding.Finding;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/**
 * One visit on its way into a Bundle: what is known of it and of its clinic, and what has been
 * added so far, by role. Used by one thread, for one visit.
 */
final class VisitContext {
  private static final String URN = "urn:uuid:";

  private final Visit visit;
  private final Clinic clinic;
  private final Terminology terminology;
  private final Origin origin;
  private final Times times;
  private final List<Muscle> muscles;
  private final List<Score> scores;
  private final Plan plan;
  private final Bundle bundle = new Bundle();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Role, List<Entry>> byRole = new EnumMap<>(Role.class);
  private final Map<String, Integer> keys = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  VisitContext(Visit visit, Clinic clinic, Terminology terminology, Origin origin) {
    this.visit = visit;
    this.clinic = clinic;
    this.terminology = terminology;
    this.origin = origin;
    this.times = new Times(visit, clinic.zone());
    this.muscles = visit.sites().stream().map(site -> Muscle.of(site, terminology)).toList();
    this.scores = Score.of(visit.pain());
    this.plan = Plan.of(visit, clinic, terminology, times);
    String system = clinic.systems().visit();
    bundle.setId(Ids.of(system, visit.visitId(), Role.BUNDLE, "").toString());
    bundle.getMeta().addProfile(Profiles.BUNDLE);
    bundle.setIdentifier(
        new Identifier().setSystem(system).setValue(visit.visitId() + "/" + Role.BUNDLE.word()));
    bundle.setType(Bundle.BundleType.TRANSACTION);
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

  Origin origin() {
    return origin;
  }

  Times times() {
    return times;
  }

  /**
   * Adds a resource that the visit owns.
   *
   * @param key what tells it from others of its role in this visit; empty where there is only one
   */
  Entry own(Role role, String key, Resource resource) {
    String unique = unique(role, key);
    String system = clinic.systems().visit();
    String id = Ids.of(system, visit.visitId(), role, unique).toString();
    BundleEntryRequestComponent request =
        new BundleEntryRequestComponent()
            .setMethod(Bundle.HTTPVerb.PUT)
            .setUrl(resource.fhirType() + "/" + id);
    return add(role, id, request, resource, system, identifier(role, unique));
  }

  /** Adds a resource that outlives the visit: made only where its identifier is not yet known. */
  Entry shared(Role role, String system, String value, Resource resource) {
    BundleEntryRequestComponent request =
        new BundleEntryRequestComponent()
            .setMethod(Bundle.HTTPVerb.POST)
            .setUrl(resource.fhirType())
            .setIfNoneExist(SearchTerm.identifier(system, value));
    return add(role, Ids.of(system, value).toString(), request, resource, system, value);
  }

  private Entry add(
      Role role,
      String id,
      BundleEntryRequestComponent request,
      Resource resource,
      String system,
      String identifier) {
    String fullUrl = URN + id;
    resource.setId(id);
    bundle.addEntry().setFullUrl(fullUrl).setResource(resource).setRequest(request);
    Entry entry = new Entry(entries.size(), fullUrl, resource, system, identifier);
    entries.add(entry);
    byRole.computeIfAbsent(role, r -> new ArrayList<>()).add(entry);
    return entry;
  }

  /** The second of two equal keys gets {@code #2}, and so on. */
  private String unique(Role role, String key) {
    int count = keys.merge(role.word() + '\n' + key, 1, Integer::sum);
    return count == 1 ? key : key + "#" + count;
  }

  private String identifier(Role role, String key) {
    if (role == Role.ENCOUNTER) {
      return visit.visitId();
    }
    String value = visit.visitId() + "/" + role.word();
    return key.isEmpty() ? value : value + "/" + key;
  }

  /** What was added in a role, in the visit's order. */
  List<Entry> all(Role role) {
    return byRole.getOrDefault(role, List.of());
  }

  /** To the one resource of a role, where the visit has it. */
  Optional<Reference> reference(Role role) {
    List<Entry> added = all(role);
    return added.isEmpty() ? Optional.empty() : Optional.of(added.get(0).reference());
  }

  /** To all that the visit owns, in the visit's order. */
  List<Reference> owned() {
    return byRole.entrySet().stream()
        .filter(added -> !added.getKey().isShared())
        .flatMap(added -> added.getValue().stream())
        .map(Entry::reference)
        .toList();
  }

  /** To all resources of a role. */
  List<Reference> references(Role role) {
    return all(role).stream().map(Entry::reference).toList();
  }

  Reference patient() {
    return reference(Role.PATIENT).orElseThrow();
  }

  Reference organization() {
    return reference(Role.ORGANIZATION).orElseThrow();
  }

  Reference encounter() {
    return reference(Role.ENCOUNTER).orElseThrow();
  }

  Reference session() {
    return reference(Role.SESSION).orElseThrow();
  }

  Optional<Reference> practitioner() {
    return reference(Role.PRACTITIONER);
  }

  /** The visit's sites with what the terminology knows of their muscles. */
  List<Muscle> muscles() {
    return muscles;
  }

  /** The visit's pain scores: before, after, later as told. */
  List<Score> scores() {
    return scores;
  }

  Plan plan() {
    return plan;
  }

  void found(Finding finding) {
    findings.add(finding);
  }

  Mapped mapped() {
    return new Mapped(
        bundle,
        entries.stream().flatMap(entry -> entry.references().stream()).toList(),
        new Trace(entries.stream().map(Entry::notes).toList()),
        findings);
  }
}
