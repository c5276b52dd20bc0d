package org.tpibridge.exchange.pull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.transaction.TransactionEntries;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.pulled.PulledResources.PulledVersion;
import org.tpibridge.store.pulled.PulledResources.Relation;
import org.tpibridge.store.pulled.PulledScores.ScoreState;
import org.tpibridge.store.resources.ResourceVersion;

/** Finds the patients and visits of this store that resources of an EHR belong to. */
final class RemoteLinks {
  private static final String PROFILES =
      ProfileUrls.BUNDLE.substring(0, ProfileUrls.BUNDLE.lastIndexOf('/') + 1);

  private final PullTarget target;

  /** By {@code Patient/id} at the EHR; empty for patients that this store must not have. */
  private final Map<String, Optional<String>> ofOtherBridges = new HashMap<>();

  RemoteLinks(PullTarget target) {
    this.target = target;
  }

  /**
   * The patient of this store that a record of the EHR is matched with.
   *
   * @param remote {@code Patient/id} at the EHR
   */
  Optional<String> matchedPatient(StoreReader tx, String remote) {
    List<EhrMatch> matches = tx.exchange().matches().findRemote(target.name(), remote);
    // More than one is a wrong match, which a person has to remove.
    return matches.size() == 1
        ? Optional.of(matches.get(0).localReference().replaceFirst("^Patient/", ""))
        : Optional.empty();
  }

  /** Whether a resource is of the kinds that only bridges write. */
  boolean isOfBridge(Resource resource) {
    return resource.getMeta().getProfile().stream()
            .anyMatch(profile -> String.valueOf(profile.getValue()).startsWith(PROFILES))
        || TransactionEntries.identifier(resource)
            .filter(identifier -> target.visits().isOfVisits(identifier.getSystem()))
            .isPresent();
  }

  /**
   * The id that a patient has in this store, or would have, by the clinic's MRN. Asks the EHR once
   * for each patient.
   *
   * @param remote {@code Patient/id} at the EHR
   */
  Optional<String> patientOfOtherBridge(String remote) {
    return ofOtherBridges.computeIfAbsent(
        remote,
        reference ->
            target.client().send(EhrRequest.read(reference)) instanceof Success success
                    && success.resource().orElse(null) instanceof Patient patient
                ? target.visits().patientId(patient)
                : Optional.empty());
  }

  /** What a resource about other resources, such as a Provenance, says whose they are. */
  Optional<PulledVersion> firstTarget(StoreReader tx, RemoteContent content) {
    return content.resource() instanceof Provenance
        ? content.references().stream()
            .flatMap(one -> tx.exchange().pulled().current(target.name(), one).stream())
            .findFirst()
        : Optional.empty();
  }

  /** The visit that a resource of the EHR refers to. */
  OptionalLong visit(StoreReader tx, RemoteContent content, String patientId) {
    return content.references().stream()
        .filter(reference -> !reference.startsWith("Patient/"))
        .flatMap(reference -> visits(tx, reference))
        .filter(visit -> isOfPatient(tx, visit, patientId))
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /**
   * Whether a score is about the session of one visit, and of no other: everything that it is part
   * of, or derived from, belongs to the visit. An encounter alone is not enough.
   */
  boolean isCertainlyOf(StoreReader tx, Observation score, long visit) {
    List<Reference> about = new ArrayList<>(score.getPartOf());
    about.addAll(score.getDerivedFrom());
    about.addAll(score.getFocus());
    String base = target.settings().url().toString();
    boolean otherEncounter =
        RemoteContent.reference(score.getEncounter(), base).stream()
            .flatMap(reference -> visits(tx, reference))
            .anyMatch(other -> other != visit);
    return !about.isEmpty()
        && !otherEncounter
        && about.stream()
            .allMatch(
                one ->
                    RemoteContent.reference(one, base).stream()
                        .anyMatch(reference -> isPartOf(tx, reference, visit)));
  }

  private boolean isPartOf(StoreReader tx, String remote, long visit) {
    boolean isSession = remote.startsWith("Procedure/") || remote.startsWith("Observation/");
    boolean isScoreOfVisit =
        tx.exchange().scores().find(target.name(), remote).stream()
            .anyMatch(
                score ->
                    score.visit() == visit
                        && (score.state() == ScoreState.ATTACHED
                            || score.state() == ScoreState.PENDING));
    boolean isSent =
        tx.exchange().ledger().findRemote(target.name(), remote).stream()
            .anyMatch(entry -> entry.visit().equals(OptionalLong.of(visit)));
    boolean isOfOtherBridge =
        tx.exchange().pulled().current(target.name(), remote).stream()
            .filter(pulled -> pulled.relation() == Relation.OTHER_BRIDGE && !pulled.deleted())
            .anyMatch(pulled -> pulled.visit().equals(OptionalLong.of(visit)));
    boolean isMatched =
        tx.exchange().matches().findRemote(target.name(), remote).stream()
            .map(EhrMatch::localReference)
            .filter(local -> local.startsWith("Procedure/"))
            .flatMap(
                local -> tx.resources().find("Procedure", local.replaceFirst("^.*/", "")).stream())
            .anyMatch(version -> version.visit().equals(OptionalLong.of(visit)));
    return isSession && (isScoreOfVisit || isSent || isMatched || isOfOtherBridge);
  }

  private Stream<Long> visits(StoreReader tx, String remote) {
    Stream<OptionalLong> sent =
        tx.exchange().ledger().findRemote(target.name(), remote).stream().map(LedgerEntry::visit);
    Stream<OptionalLong> matched =
        tx.exchange().matches().findRemote(target.name(), remote).stream()
            .filter(match -> match.localReference().startsWith("Encounter/"))
            .flatMap(match -> encounter(tx, match).stream())
            .map(ResourceVersion::visit);
    Stream<OptionalLong> pulled =
        tx.exchange().pulled().current(target.name(), remote).stream().map(PulledVersion::visit);
    return Stream.of(sent, matched, pulled)
        .flatMap(found -> found)
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong);
  }

  private static Optional<ResourceVersion> encounter(StoreReader tx, EhrMatch match) {
    return tx.resources().find("Encounter", match.localReference().replaceFirst("^.*/", ""));
  }

  private static boolean isOfPatient(StoreReader tx, long visit, String patientId) {
    return tx.visits().find(visit).filter(v -> v.patientId().equals(patientId)).isPresent();
  }
}
