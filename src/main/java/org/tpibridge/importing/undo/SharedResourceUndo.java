package org.tpibridge.importing.undo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.importing.upsert.NewVersions;
import org.tpibridge.importing.upsert.SerializedVisit;
import org.tpibridge.importing.upsert.SharedResourceNames;
import org.tpibridge.mapping.Retraction;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.resources.Resources;
import org.tpibridge.store.resources.Visits;

/**
 * Takes back what a job said of patients, clinicians and places, as far as nothing else stands on
 * it; within one transaction. Jobs that were taken back before do not count, nor do those that took
 * them back. What an import filled in of a patient is removed where no later import has a visit of
 * that patient; if one has, with the last of those. What was decided about a patient is taken back
 * whatever was said later. Either is taken out of what the patient is now.
 */
final class SharedResourceUndo {
  private final StoreTransaction tx;
  private final NewVersions versions;
  private final long job;
  private final boolean imported;
  private final Map<Long, Jobs.Job> jobs = new HashMap<>();

  /** What becomes of a resource. */
  enum SharedUndoResult {
    UNDONE,
    /** Something else stands on what the job said of it. */
    UNCHANGED,
    NOTHING
  }

  /**
   * @param job to be taken back
   */
  SharedResourceUndo(StoreTransaction tx, NewVersions versions, Jobs.Job job) {
    this.tx = tx;
    this.versions = versions;
    this.job = job.key();
    this.imported = job.request().kind() == Jobs.JobKind.IMPORT;
  }

  /** A resource's versions, the oldest first, as this job sees them. */
  private final class VersionHistory {
    private final List<Resources.ResourceVersion> all;
    private final Resources.ResourceVersion current;

    VersionHistory(Resources.ResourceVersion current) {
      this.current = current;
      this.all = tx.resources().history(current.type(), current.id());
    }

    boolean isOfJob() {
      return all.stream().anyMatch(v -> v.job() == job);
    }

    /** What the job found; empty where it made the resource, or did not change it. */
    Optional<Resources.ResourceVersion> before() {
      return isOfJob()
          ? all.stream().takeWhile(v -> v.job() != job).reduce((earlier, later) -> later)
          : Optional.empty();
    }

    boolean isOfPatient() {
      return current.type().equals(SerializedVisit.PATIENT);
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
        patient = change.removedFrom(patient, List.of());
      }
      return patient;
    }

    /**
     * Without what imports filled in that count no more, also those that were undone before: it was
     * left then for the sake of a later import, which may be the one that is undone now. A record
     * that was out of use and is imported again contains only what that import states, so nothing
     * from before is in it.
     */
    Patient withoutFilledGaps(Patient patient) {
      Patient next = patient;
      for (int i = all.size() - 1; i > 0 && !isImportedAgain(i); i--) {
        if (isUndoneImport(all.get(i).job()) && !isStatedLater(i)) {
          next = change(i).removedFrom(next, activeSince(i));
        }
      }
      return next;
    }

    private boolean isImportedAgain(int i) {
      return kind(all.get(i).job()) == Jobs.JobKind.IMPORT && !isInUse(all.get(i - 1));
    }

    private PatientChange change(int i) {
      return new PatientChange(patient(all.get(i - 1)), patient(all.get(i)));
    }

    private boolean isStatedLater(int i) {
      return SharedResourceUndo.this.isStatedLater(current.id(), all.get(i).job());
    }

    private List<PatientChange> activeSince(int i) {
      return IntStream.range(i + 1, all.size())
          .filter(later -> isActive(all.get(later).job()))
          .mapToObj(this::change)
          .toList();
    }

    /** The patient as it is now, without the links that the job added. */
    Patient withoutLinksOfJob() {
      Patient patient = patient(current);
      for (PatientChange change : changes()) {
        patient = change.hasLinks() ? change.linksRemovedFrom(patient) : patient;
      }
      return patient;
    }

    /** Whether no other job that counts has said anything, and no visit is with it. */
    boolean isUnused() {
      return all.stream().noneMatch(v -> isActive(v.job()))
          && !tx.visits().isReferencedByVisit(current.type(), current.id());
    }

    /** Whether of all that counts the job said the last. */
    boolean isLatestChange() {
      return all.stream()
          .map(Resources.ResourceVersion::job)
          .filter(j -> j == job || isActive(j))
          .reduce((earlier, later) -> later)
          .filter(last -> last == job)
          .isPresent();
    }
  }

  /** The job that is being undone counts no more. */
  private boolean isActive(long other) {
    return other != job
        && found(other).state() != Jobs.JobState.UNDONE
        && (kind(other) == Jobs.JobKind.IMPORT || kind(other) == Jobs.JobKind.PATIENTS);
  }

  private boolean isUndoneImport(long other) {
    return kind(other) == Jobs.JobKind.IMPORT && !isActive(other);
  }

  private Jobs.JobKind kind(long other) {
    return found(other).request().kind();
  }

  private Jobs.Job found(long other) {
    return jobs.computeIfAbsent(other, key -> tx.jobs().find(key).orElseThrow());
  }

  /** Whether what a job decided about the patient can go. */
  boolean canBeUndone(Resources.ResourceVersion current) {
    VersionHistory past = new VersionHistory(current);
    return past.isUnused() || hasNoLaterDecision(past);
  }

  private boolean canBeUndone(VersionHistory past) {
    return past.isLatestChange() && past.before().filter(this::isInUse).isPresent();
  }

  /** What was out of use before is in use by those visits that are with it now. */
  private boolean isInUse(Resources.ResourceVersion before) {
    return !before.deleted()
        && !SharedResourceNames.isRetracted(FhirJsonReader.read(content(before)));
  }

  /** Rows that came later may have told the same, also those that changed nothing of a visit. */
  private boolean isStatedLater(String patient, long than) {
    return tx.visits().ofPatient(patient).stream()
        .filter(visit -> visit.state() == Visits.VisitState.CURRENT)
        .flatMap(visit -> tx.sourceRows().ofVisit(visit.key()).stream())
        .anyMatch(row -> row.job() > than && isActive(row.job()));
  }

  private boolean hasNoLaterDecision(VersionHistory past) {
    return past.isOfJob()
        && past.changes().stream().allMatch(change -> change.isStillCurrent(patient(past.current)));
  }

  SharedUndoResult undo(Resources.ResourceVersion current, Resources.ChangeSource cause) {
    VersionHistory past = new VersionHistory(current);
    boolean isGone = past.isUnused();
    Optional<Resources.NewVersion> change = isGone ? retraction(past) : change(past);
    change.ifPresent(c -> tx.resources().add(List.of(c), cause));
    if (change.isPresent()) {
      return SharedUndoResult.UNDONE;
    }
    return past.isOfJob() && !isGone ? SharedUndoResult.UNCHANGED : SharedUndoResult.NOTHING;
  }

  private Optional<Resources.NewVersion> change(VersionHistory past) {
    if (past.isOfPatient()) {
      return versions.next(past.current, remaining(past));
    }
    return canBeUndone(past)
        ? past.before().flatMap(b -> versions.restored(past.current, b, content(b)))
        : Optional.empty();
  }

  /** Nothing stays of what the job said, also no link of a merge. */
  private Optional<Resources.NewVersion> retraction(VersionHistory past) {
    return past.isOfPatient()
        ? Retraction.retracted(past.withoutJob())
            .flatMap(stated -> versions.next(past.current, stated))
        : versions.retraction(past.current, content(past.before().orElse(past.current)));
  }

  /**
   * What is left of a patient; another job may have decided otherwise since. A link can be removed
   * whatever came later.
   */
  private Patient remaining(VersionHistory past) {
    boolean isDecision = !imported && hasNoLaterDecision(past);
    return past.withoutFilledGaps(isDecision ? past.withoutJob() : past.withoutLinksOfJob());
  }

  private Patient patient(Resources.ResourceVersion version) {
    return (Patient) FhirJsonReader.read(content(version));
  }

  private byte[] content(Resources.ResourceVersion version) {
    return tx.resources().content(version.key());
  }
}
