package org.tpibridge.exchange.pull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.matching.PatientRecordSearch;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.ehr.EhrVisits;
import org.tpibridge.importing.ehr.EhrVisits.VisitOutcome;
import org.tpibridge.importing.ehr.PulledVisit;
import org.tpibridge.importing.ehr.PulledVisit.VisitIdentifier;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.json.LinkedResource;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;
import org.tpibridge.store.pulled.PulledResources.PulledVersion;
import org.tpibridge.store.pulled.PulledResources.Relation;

/** Imports the visits that another bridge sent to an EHR, from what was pulled of them. */
final class VisitRestoration {
  private static final Set<String> SHARED =
      Set.of("Patient", "Practitioner", "Organization", "Location");

  /** Visits in one import. */
  private static final int AT_ONCE = 200;

  private final PullTarget target;
  private final PullCounts counts;
  private final String base;

  /** Visits that the EHR marks as entered in error, with the resources that they consist of. */
  private final Map<VisitIdentifier, List<String>> withdrawn = new LinkedHashMap<>();

  /** By {@code Type/id} at the EHR. */
  private final Map<String, Optional<Resource>> shared = new HashMap<>();

  VisitRestoration(PullTarget target, PullCounts counts) {
    this.target = target;
    this.counts = counts;
    this.base = target.settings().url().toString();
  }

  /**
   * A visit with what it consists of.
   *
   * @param patient {@code Patient/id} at the EHR
   */
  private record Candidate(
      PulledVisit visit, String patientId, String patient, List<String> members) {}

  void run() {
    List<Candidate> waiting = new ArrayList<>();
    List<String> patients =
        target.store().read(tx -> tx.exchange().pulled().patientsToImport(target.name()));
    for (String patient : patients) {
      waiting.addAll(visits(patient));
      if (waiting.size() >= AT_ONCE) {
        restore(waiting);
        waiting.clear();
      }
    }
    restore(waiting);
    withdraw();
  }

  private void withdraw() {
    List<VisitIdentifier> visits = List.copyOf(withdrawn.keySet());
    List<EhrVisits.Withdrawal> results = target.visits().withdraw(target.name(), visits);
    for (int i = 0; i < visits.size(); i++) {
      EhrVisits.Withdrawal result = results.get(i);
      counts.visit(result.state());
      if (result.visit().isPresent()) {
        assign(withdrawn.get(visits.get(i)), result.visit());
      }
    }
  }

  private void assign(List<String> members, OptionalLong visit) {
    target
        .store()
        .update(
            tx ->
                members.forEach(
                    member ->
                        tx.exchange()
                            .pulled()
                            .assign(target.name(), member, visit, Relation.OTHER_BRIDGE)));
  }

  private List<Candidate> visits(String patientId) {
    List<PulledVersion> pulled =
        target.store().read(tx -> tx.exchange().pulled().ofPatient(target.name(), patientId));
    List<RemoteContent> resources =
        pulled.stream()
            .filter(version -> version.relation() == Relation.OTHER_BRIDGE && !version.deleted())
            .map(version -> FhirJsonReader.read(version.content().orElseThrow()))
            .map(resource -> RemoteContent.of(resource, base))
            .toList();
    List<Candidate> candidates = new ArrayList<>();
    for (RemoteContent encounter : resources) {
      if (encounter.resource() instanceof Encounter of) {
        Optional<VisitIdentifier> visit = target.visits().visit(of);
        visit.ifPresent(
            key -> candidate(patientId, encounter, key, resources).ifPresent(candidates::add));
      }
    }
    return candidates;
  }

  private Optional<Candidate> candidate(
      String patientId,
      RemoteContent encounter,
      VisitIdentifier key,
      List<RemoteContent> resources) {
    Optional<String> patient = encounter.patient(base);
    if (patient.isEmpty()) {
      return Optional.empty();
    }
    List<RemoteContent> members =
        new VisitMembers(resources, target.visits().itemSystem(key), key.visitId()).of(encounter);
    if (isWithdrawn(encounter, members)) {
      withdrawn.put(key, members.stream().map(RemoteContent::name).toList());
      return Optional.empty();
    }
    Map<String, Resource> parts = new LinkedHashMap<>();
    for (RemoteContent member : members) {
      if (!WithdrawnResource.is(member.resource())) {
        parts.put(member.name(), withLocalReferences(member.json()));
      }
      member.references().stream()
          .filter(reference -> SHARED.contains(reference.replaceFirst("/.*", "")))
          .filter(reference -> !parts.containsKey(reference))
          .forEach(reference -> shared(reference).ifPresent(one -> parts.put(reference, one)));
    }
    Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    parts.values().forEach(one -> bundle.addEntry().setResource(one));
    return Optional.of(
        new Candidate(
            new PulledVisit(key, bundle),
            patientId,
            patient.get(),
            members.stream().map(RemoteContent::name).toList()));
  }

  /** Whether the visit, or its only session, is marked as entered in error. */
  private static boolean isWithdrawn(RemoteContent encounter, List<RemoteContent> members) {
    List<Resource> sessions =
        members.stream()
            .map(RemoteContent::resource)
            .filter(one -> one instanceof Procedure procedure && !procedure.hasPartOf())
            .toList();
    return WithdrawnResource.is(encounter.resource())
        || (!sessions.isEmpty() && sessions.stream().allMatch(WithdrawnResource::is));
  }

  /** References as {@code Type/id}, however the EHR writes them. */
  private Resource withLocalReferences(byte[] json) {
    LinkedResource linked = LinkedResource.of(json);
    linked
        .references()
        .forEach(one -> RemoteContent.reference(one, base).ifPresent(one::setReference));
    return linked.resource();
  }

  private Optional<Resource> shared(String reference) {
    return shared.computeIfAbsent(
        reference,
        name ->
            target.client().send(EhrRequest.read(name)) instanceof Success success
                ? success.resource()
                : Optional.empty());
  }

  private void restore(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return;
    }
    Map<VisitIdentifier, Candidate> byVisit = new LinkedHashMap<>();
    candidates.forEach(candidate -> byVisit.put(candidate.visit().key(), candidate));
    List<PulledVisit> visits = byVisit.values().stream().map(Candidate::visit).toList();
    for (VisitOutcome outcome : target.visits().importAll(target.name(), visits)) {
      Candidate candidate = byVisit.get(outcome.pulled().key());
      counts.visit(outcome.outcome());
      if (outcome.outcome() == EhrVisits.EhrVisitState.REJECTED) {
        counts.error("A visit of another bridge was rejected: " + codes(outcome.findings()));
      }
      if (outcome.visit().isPresent()) {
        assign(candidate.members(), outcome.visit());
        matchPatient(candidate);
      }
    }
  }

  private static String codes(List<Finding> findings) {
    Map<String, Boolean> codes = new TreeMap<>();
    findings.stream().filter(Finding::isError).forEach(one -> codes.put(one.code(), true));
    return codes.isEmpty() ? "see its findings" : String.join(", ", new TreeSet<>(codes.keySet()));
  }

  /** The record that the visit was pulled with is the patient, if it certainly is. */
  private void matchPatient(Candidate candidate) {
    String local = "Patient/" + candidate.patientId();
    Optional<Resource> theirs = shared(candidate.patient());
    Optional<byte[]> ours =
        target
            .store()
            .read(
                tx ->
                    tx.exchange().matches().find(target.name(), local).isPresent()
                            || !tx.exchange()
                                .matches()
                                .findRemote(target.name(), candidate.patient())
                                .isEmpty()
                        ? Optional.empty()
                        : tx.resources()
                            .findShared("Patient", candidate.patientId())
                            .map(version -> tx.resources().content(version.key())));
    if (ours.isEmpty() || !(theirs.orElse(null) instanceof Patient record)) {
      return;
    }
    PatientRecordSearch.certainty(
            (Patient) FhirJsonReader.read(ours.get()), record, target.settings().matching())
        .ifPresent(
            explanation ->
                target
                    .store()
                    .update(
                        tx ->
                            tx.exchange()
                                .matches()
                                .set(
                                    new EhrMatch(
                                        target.name(),
                                        local,
                                        candidate.patientId(),
                                        Optional.of(candidate.patient()),
                                        MatchMethod.IDENTIFIER,
                                        explanation,
                                        target.clock().instant()))));
  }
}
