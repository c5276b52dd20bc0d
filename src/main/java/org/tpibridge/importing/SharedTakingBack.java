package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.mapping.ResourceReader;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Resources;
import org.tpibridge.store.Transaction;
import org.tpibridge.store.Visits;

/**
 * Takes back what a job said of patients, clinicians and places, as far as nothing else stands on
 * it; within one transaction. What an import said is taken back where nobody said anything later;
 * what was decided about a patient, out of whatever was said later.
 */
final class SharedTakingBack {
  private final Transaction tx;
  private final Versions versions;
  private final long job;
  private final boolean imported;

  /**
   * @param job to be taken back
   */
  SharedTakingBack(Transaction tx, Versions versions, Jobs.Job job) {
    this.tx = tx;
    this.versions = versions;
    this.job = job.key();
    this.imported = job.plan().kind() == Jobs.Kind.IMPORT;
  }

  /** Whether the resource still says what the job made it say, and nobody needs that. */
  boolean isFree(Resources.Version current) {
    if (current.job() != job) {
      return !imported && decision(current).stands(patient(current));
    }
    return before(current).isEmpty()
        ? !tx.visits().areWith(current.type(), current.id())
        : !(imported
            && current.type().equals(PreparedVisit.PATIENT)
            && hasLaterVisit(current.id()));
  }

  /** Visits that came later may have told the same. */
  private boolean hasLaterVisit(String patient) {
    return tx.visits().ofPatient(patient).stream()
        .anyMatch(v -> v.state() == Visits.State.CURRENT && v.job() > job);
  }

  void take(Resources.Version current, Resources.Cause cause) {
    Optional<Resources.Version> before = before(current);
    Optional<Resources.New> change;
    if (current.job() != job) {
      change = versions.next(current, decision(current).outOf(patient(current)));
    } else if (before.isEmpty()) {
      change = versions.retraction(current, tx.resources().content(current.key()));
    } else {
      change = versions.again(current, before.get(), tx.resources().content(before.get().key()));
    }
    change.ifPresent(c -> tx.resources().add(List.of(c), cause));
  }

  private Decision decision(Resources.Version current) {
    Resources.Version made =
        tx.resources().history(current.type(), current.id()).stream()
            .filter(version -> version.job() == job)
            .findFirst()
            .orElseThrow();
    return new Decision(patient(before(current).orElseThrow()), patient(made));
  }

  private Patient patient(Resources.Version version) {
    return (Patient) ResourceReader.read(tx.resources().content(version.key()));
  }

  private Optional<Resources.Version> before(Resources.Version current) {
    Optional<Resources.Version> before = Optional.empty();
    for (Resources.Version version : tx.resources().history(current.type(), current.id())) {
      if (version.job() == job) {
        return before;
      }
      before = Optional.of(version);
    }
    return before;
  }
}
