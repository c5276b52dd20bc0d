package org.tpibridge.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.mapping.ResourceReader;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Resources;
import org.tpibridge.store.Transaction;
import org.tpibridge.store.Visits;

/**
 * Takes back what a job said of patients, clinicians and places, as far as nothing else stands on
 * it; within one transaction. Jobs that were taken back before do not count, nor do those that took
 * them back. What an import said is taken back where nobody said anything later; what was decided
 * about a patient, out of whatever was said later.
 */
final class SharedTakingBack {
  private final Transaction tx;
  private final Versions versions;
  private final long job;
  private final boolean imported;
  private final Map<Long, Boolean> counts = new HashMap<>();

  /** What becomes of a resource. */
  enum Result {
    TAKEN,
    /** Something else stands on what the job said of it. */
    LEFT,
    NOTHING
  }

  /**
   * @param job to be taken back
   */
  SharedTakingBack(Transaction tx, Versions versions, Jobs.Job job) {
    this.tx = tx;
    this.versions = versions;
    this.job = job.key();
    this.imported = job.plan().kind() == Jobs.Kind.IMPORT;
  }

  /** A resource's versions, the oldest first, as this job sees them. */
  private final class Past {
    private final List<Resources.Version> all;
    private final Resources.Version current;

    Past(Resources.Version current) {
      this.current = current;
      this.all = tx.resources().history(current.type(), current.id());
    }

    boolean isOfJob() {
      return all.stream().anyMatch(v -> v.job() == job);
    }

    /** What the job found; empty where it made the resource, or did not change it. */
    Optional<Resources.Version> before() {
      return isOfJob()
          ? all.stream().takeWhile(v -> v.job() != job).reduce((earlier, later) -> later)
          : Optional.empty();
    }

    /** Whether no other job that counts has said anything, and no visit is with it. */
    boolean standsOnNothing() {
      return all.stream().noneMatch(v -> v.job() != job && isCounting(v.job()))
          && !tx.visits().areWith(current.type(), current.id());
    }

    /** Whether of all that counts the job said the last. */
    boolean isLastSaid() {
      return all.stream()
          .map(Resources.Version::job)
          .filter(j -> j == job || isCounting(j))
          .reduce((earlier, later) -> later)
          .filter(last -> last == job)
          .isPresent();
    }
  }

  private boolean isCounting(long other) {
    return counts.computeIfAbsent(
        other,
        key -> {
          Jobs.Job found = tx.jobs().find(key).orElseThrow();
          return found.state() != Jobs.State.UNDONE
              && (found.plan().kind() == Jobs.Kind.IMPORT
                  || found.plan().kind() == Jobs.Kind.PATIENTS);
        });
  }

  /** Whether what the job said of the resource can go. */
  boolean isFree(Resources.Version current) {
    Past past = new Past(current);
    return past.standsOnNothing() || (imported ? isFree(past) : isUndecidedSince(past));
  }

  private boolean isFree(Past past) {
    return past.isLastSaid()
        && past.before().filter(before -> !imported || isInUse(before)).isPresent()
        && !(imported
            && past.current.type().equals(PreparedVisit.PATIENT)
            && isToldOfLater(past.current.id()));
  }

  /** What was out of use before is in use by those visits that are with it now. */
  private boolean isInUse(Resources.Version before) {
    return !before.deleted() && !SharedNames.isOutOfUse(ResourceReader.read(content(before)));
  }

  /** Rows that came later may have told the same, also those that changed nothing of a visit. */
  private boolean isToldOfLater(String patient) {
    return tx.visits().ofPatient(patient).stream()
        .filter(visit -> visit.state() == Visits.State.CURRENT)
        .flatMap(visit -> tx.jobs().rowsOf(visit.key()).stream())
        .anyMatch(row -> row.job() > job && isCounting(row.job()));
  }

  private boolean isUndecidedSince(Past past) {
    return past.isOfJob() && decision(past).stands(patient(past.current));
  }

  Result take(Resources.Version current, Resources.Cause cause) {
    Past past = new Past(current);
    Optional<Resources.Version> before = past.before();
    Optional<Resources.New> change = Optional.empty();
    if (past.standsOnNothing()) {
      // Of what the job found, so that nothing stays of what it said: no link of a merge.
      change = versions.retraction(current, content(before.orElse(current)));
    } else if (imported ? isFree(past) : current.job() == job) {
      change = before.flatMap(b -> versions.again(current, b, content(b)));
    } else if (!imported && isUndecidedSince(past)) {
      change = versions.next(current, decision(past).outOf(patient(current)));
    } else if (past.isOfJob()) {
      return Result.LEFT;
    }
    change.ifPresent(c -> tx.resources().add(List.of(c), cause));
    return change.isPresent() ? Result.TAKEN : Result.NOTHING;
  }

  private Decision decision(Past past) {
    Resources.Version made =
        past.all.stream().filter(version -> version.job() == job).findFirst().orElseThrow();
    return new Decision(patient(past.before().orElseThrow()), patient(made));
  }

  private Patient patient(Resources.Version version) {
    return (Patient) ResourceReader.read(content(version));
  }

  private byte[] content(Resources.Version version) {
    return tx.resources().content(version.key());
  }
}
