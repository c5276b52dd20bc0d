package org.tpibridge.exchange.pull;

import java.util.Optional;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.mapping.elements.PainScaleCode;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.pulled.PulledResources.PulledVersion;
import org.tpibridge.store.pulled.PulledResources.Relation;

/** Finds what a resource of an EHR has to do with this store. */
final class ResourceRelations {
  private static final String PATIENT = "Patient";
  private static final String OBSERVATION = "Observation";

  private final PullTarget target;
  private final RemoteLinks links;
  private final String base;

  ResourceRelations(PullTarget target, RemoteLinks links) {
    this.target = target;
    this.links = links;
    this.base = target.settings().url().toString();
  }

  /** What is known about the relation of a resource to this store. */
  record Related(
      String patientId, OptionalLong visit, Optional<String> localReference, Relation relation) {

    /** A resource that was sent from here. */
    static Related changed(LedgerEntry entry) {
      return new Related(
          entry.patientId(),
          entry.visit(),
          Optional.of(entry.localReference()),
          Relation.OWN_CHANGED);
    }

    /** The same as an earlier version. */
    static Related as(PulledVersion version) {
      return new Related(
          version.patientId(), version.visit(), version.localReference(), version.relation());
    }

    /** The record of a patient. */
    static Related record(String patient) {
      return new Related(
          patient,
          OptionalLong.empty(),
          Optional.of(PATIENT + "/" + patient),
          Relation.PATIENT_DATA);
    }
  }

  /**
   * @return empty if it has nothing to do with this store
   */
  Optional<Related> of(RemoteContent content) {
    Optional<String> remotePatient = content.patient(base);
    Optional<Related> ofMatched =
        target.store().read(tx -> ofMatchedPatient(tx, content, remotePatient));
    if (!links.isOfBridge(content.resource())) {
      return ofMatched;
    }
    // Asks the EHR, so it is outside of the transaction.
    return remotePatient
        .flatMap(remote -> links.patientOfOtherBridge(remote))
        .map(
            patient ->
                new Related(
                    patient,
                    // Known when the visit was imported from the current versions.
                    OptionalLong.empty(),
                    ofMatched.flatMap(Related::localReference),
                    Relation.OTHER_BRIDGE))
        .or(() -> ofMatched);
  }

  private Optional<Related> ofMatchedPatient(
      StoreReader tx, RemoteContent content, Optional<String> remotePatient) {
    Optional<String> patient = remotePatient.flatMap(one -> links.matchedPatient(tx, one));
    if (patient.isEmpty()) {
      return links
          .firstTarget(tx, content)
          .map(
              about ->
                  new Related(
                      about.patientId(), about.visit(), Optional.empty(), about.relation()));
    }
    if (content.type().equals(PATIENT)) {
      return patient.map(Related::record);
    }
    OptionalLong visit = links.visit(tx, content, patient.get());
    if (visit.isEmpty() && content.type().equals(OBSERVATION) && !isScore(content)) {
      // Laboratory results, vital signs and the like are not about trigger point injections.
      return Optional.empty();
    }
    return Optional.of(
        new Related(patient.get(), visit, Optional.empty(), relation(content, visit)));
  }

  static boolean isScore(RemoteContent content) {
    return content.resource() instanceof Observation observation
        && PainScaleCode.in(observation.getCode()).isPresent();
  }

  static Relation relation(RemoteContent content, OptionalLong visit) {
    return visit.isPresent()
        ? isScore(content) ? Relation.LATER_SCORE : Relation.VISIT_DATA
        : Relation.PATIENT_DATA;
  }

  /** What a deletion of the record of a patient is about. */
  Optional<Related> record(StoreReader tx, String remote) {
    return remote.startsWith(PATIENT + "/")
        ? links.matchedPatient(tx, remote).map(Related::record)
        : Optional.empty();
  }
}
