package org.tpibridge.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
 * them back. What an import filled in of a patient is removed where no later import has a visit of
 * that patient; if one has, with the last of those. What was decided about a patient is taken back
 * whatever was said later. Either is taken out of what the patient is now.
 */
final class SharedTakingBack {
  private final Transaction tx;
  private final Versions versions;
  private final long job;
  private final boolean imported;
  private final Map<Long, Jobs.Job> jobs = new HashMap<>();

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
          changes.add(change(i));
        }
      }
      return changes;
    }

    /** The patient as it is now, without what the job changed. */
    Patient withoutJob() {
      Patient patient = patient(current);
      for (PatientChange change : changes()) {
        patient = change.outOf(patient, List.of());
      }
      return patient;
    }

    /**
     * Without what imports filled in that count no more, also those that were undone before: it was
     * left then for the sake of a later import, which may be the one that is undone now. A record
     * that was out of use and is imported again contains only what that import states, so nothing
     * from before is in it.
     */
    Patient withoutFilling(Patient patient) {
      Patient next = patient;
      for (int i = all.size() - 1; i > 0 && !isImportedAgain(i); i--) {
        if (isUndoneImport(all.get(i).job()) && !isToldOfLater(i)) {
          next = change(i).outOf(next, countingSince(i));
        }
      }
      return next;
    }

    private boolean isImportedAgain(int i) {
      return kind(all.get(i).job()) == Jobs.Kind.IMPORT && !isInUse(all.get(i - 1));
    }

    private PatientChange change(int i) {
      return new PatientChange(patient(all.get(i - 1)), patient(all.get(i)));
    }

    private boolean isToldOfLater(int i) {
      return SharedTakingBack.this.isToldOfLater(current.id(), all.get(i).job());
    }

    private List<PatientChange> countingSince(int i) {
      return IntStream.range(i + 1, all.size())
          .filter(later -> isCounting(all.get(later).job()))
          .mapToObj(this::change)
          .toList();
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
      return all.stream().noneMatch(v -> isCounting(v.job()))
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

  /** The job that is being undone counts no more. */
  private boolean isCounting(long other) {
    return other != job
        && found(other).state() != Jobs.State.UNDONE
        && (kind(other) == Jobs.Kind.IMPORT || kind(other) == Jobs.Kind.PATIENTS);
  }

  private boolean isUndoneImport(long other) {
    return kind(other) == Jobs.Kind.IMPORT && !isCounting(other);
  }

  private Jobs.Kind kind(long other) {
    return found(other).plan().kind();
  }

  private Jobs.Job found(long other) {
    return jobs.computeIfAbsent(other, key -> tx.jobs().find(key).orElseThrow());
  }

  /** Whether what a job decided about the patient can go. */
  boolean isFree(Resources.Version current) {
    Past past = new Past(current);
    return past.standsOnNothing() || isUndecidedSince(past);
  }

  private boolean isFree(Past past) {
    return past.isLastSaid() && past.before().filter(this::isInUse).isPresent();
  }

  /** What was out of use before is in use by those visits that are with it now. */
  private boolean isInUse(Resources.Version before) {
    return !before.deleted() && !SharedNames.isOutOfUse(ResourceReader.read(content(before)));
  }

  /** Rows that came later may have told the same, also those that changed nothing of a visit. */
  private boolean isToldOfLater(String patient, long than) {
    return tx.visits().ofPatient(patient).stream()
        .filter(visit -> visit.state() == Visits.State.CURRENT)
        .flatMap(visit -> tx.jobs().rowsOf(visit.key()).stream())
        .anyMatch(row -> row.job() > than && isCounting(row.job()));
  }

  private boolean isUndecidedSince(Past past) {
    return past.isOfJob()
        && past.changes().stream().allMatch(change -> change.stands(patient(past.current)));
  }

  Result take(Resources.Version current, Resources.Cause cause) {
    Past past = new Past(current);
    boolean isGone = past.standsOnNothing();
    Optional<Resources.New> change = isGone ? retraction(past) : change(past);
    change.ifPresent(c -> tx.resources().add(List.of(c), cause));
    if (change.isPresent()) {
      return Result.TAKEN;
    }
    return past.isOfJob() && !isGone ? Result.LEFT : Result.NOTHING;
  }

  private Optional<Resources.New> change(Past past) {
    if (past.isOfPatient()) {
      return versions.next(past.current, remaining(past));
    }
    return isFree(past)
        ? past.before().flatMap(b -> versions.again(past.current, b, content(b)))
        : Optional.empty();
  }

  /** Nothing stays of what the job said, also no link of a merge. */
  private Optional<Resources.New> retraction(Past past) {
    return past.isOfPatient()
        ? Retraction.of(past.withoutJob()).flatMap(told -> versions.next(past.current, told))
        : versions.retraction(past.current, content(past.before().orElse(past.current)));
  }

  /**
   * What is left of a patient; another job may have decided otherwise since. A link can be removed
   * whatever came later.
   */
  private Patient remaining(Past past) {
    boolean isDecision = !imported && isUndecidedSince(past);
    return past.withoutFilling(isDecision ? past.withoutJob() : past.withoutLinksOfJob());
  }

  private Patient patient(Resources.Version version) {
    return (Patient) ResourceReader.read(content(version));
  }

  private byte[] content(Resources.Version version) {
    return tx.resources().content(version.key());
  }
}
