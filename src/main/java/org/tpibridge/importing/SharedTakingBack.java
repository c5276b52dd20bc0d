package org.tpibridge.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.mapping.ResourceReader;
import org.tpibridge.mapping.Retraction;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Resources;
import org.tpibridge.store.Transaction;
import org.tpibridge.store.Visits;

/**
 * Takes back what a job said of patients, clinicians and places, as far as nothing else stands on
 * it; within one transaction. Jobs that were taken back before do not count, nor do those that took
 * them back. What an import said is taken back where nobody said anything later; what was decided
 * about a patient, whatever was said later. Either is taken out of what the patient is now.
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

    boolean isOfPatient() {
      return current.type().equals(PreparedVisit.PATIENT);
    }

    /** What the job changed of a patient that was there, the last first. */
    List<PatientChange> changes() {
      List<PatientChange> changes = new ArrayList<>();
      for (int i = all.size() - 1; i > 0; i--) {
        if (all.get(i).job() == job) {
          changes.add(new PatientChange(patient(all.get(i - 1)), patient(all.get(i))));
        }
      }
      return changes;
    }

    /** The patient as it is now, without what the job changed. */
    Patient withoutJob() {
      Patient patient = patient(current);
      for (PatientChange change : changes()) {
        patient = change.outOf(patient);
      }
      return patient;
    }

    /** The patient as it is now, without the links that the job added. */
    Patient withoutLinksOfJob() {
      Patient patient = patient(current);
      for (PatientChange change : changes()) {
        patient = change.hasLinks() ? change.linksOutOf(patient) : patient;
      }
      return patient;
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

  /** Whether what a job decided about the patient can go. */
  boolean isFree(Resources.Version current) {
    Past past = new Past(current);
    return past.standsOnNothing() || isUndecidedSince(past);
  }

  private boolean isFree(Past past) {
    return past.isLastSaid()
        && past.before().filter(this::isInUse).isPresent()
        && !(past.isOfPatient() && isToldOfLater(past.current.id()));
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
    return past.isOfJob()
        && past.changes().stream().allMatch(change -> change.stands(patient(past.current)));
  }

  Result take(Resources.Version current, Resources.Cause cause) {
    Past past = new Past(current);
    Optional<Resources.New> change = Optional.empty();
    if (past.standsOnNothing()) {
      change = retraction(past);
    } else if (imported ? isFree(past) : isUndecidedSince(past)) {
      change = restoration(past);
    } else if (past.isOfPatient() && past.changes().stream().anyMatch(PatientChange::hasLinks)) {
      // A merge can be undone whatever came later; what else the job said of the patient stays.
      change = versions.next(past.current, past.withoutLinksOfJob());
    } else if (past.isOfJob()) {
      return Result.LEFT;
    }
    change.ifPresent(c -> tx.resources().add(List.of(c), cause));
    return change.isPresent() ? Result.TAKEN : Result.NOTHING;
  }

  /** Nothing stays of what the job said, also no link of a merge. */
  private Optional<Resources.New> retraction(Past past) {
    return past.isOfPatient()
        ? Retraction.of(past.withoutJob()).flatMap(told -> versions.next(past.current, told))
        : versions.retraction(past.current, content(past.before().orElse(past.current)));
  }

  /** A patient's version of before may say what was decided and is taken back by now. */
  private Optional<Resources.New> restoration(Past past) {
    return past.isOfPatient()
        ? versions.next(past.current, past.withoutJob())
        : past.before().flatMap(before -> versions.again(past.current, before, content(before)));
  }

  private Patient patient(Resources.Version version) {
    return (Patient) ResourceReader.read(content(version));
  }

  private byte[] content(Resources.Version version) {
    return tx.resources().content(version.key());
  }
}
