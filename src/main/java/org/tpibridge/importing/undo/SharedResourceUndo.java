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
import org.tpibridge.importing.upsert.StatedAllergies;
import org.tpibridge.mapping.Retraction;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.NewVersion;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits;

/**
 * Undoes the changes of a job to patients, clinicians and places, unless something else depends on
 * them; within one transaction. Jobs that were undone before do not count, nor do the undo jobs.
 * Values that an import added to a patient are removed if no later import has a visit of that
 * patient; if one has, they are removed when the last of those imports is undone. A decision about
 * a patient is undone regardless of later imports. In both cases, the change is removed from the
 * current patient.
 */
final class SharedResourceUndo {
  private final StoreReader tx;
  private final NewVersions versions;
  private final long job;
  private final boolean imported;
  private final Map<Long, Jobs.Job> jobs = new HashMap<>();

  /** The result for a resource. */
  enum SharedUndoResult {
    UNDONE,
    /** Something else depends on the change of the job. */
    UNCHANGED,
    NOTHING
  }

  /**
   * @param job the job to undo
   */
  SharedResourceUndo(StoreReader tx, NewVersions versions, Jobs.Job job) {
    this.tx = tx;
    this.versions = versions;
    this.job = job.key();
    this.imported = job.request().kind() == Jobs.JobKind.IMPORT;
  }

  /** The versions of a resource, the oldest first, in relation to the job that is undone. */
  private final class VersionHistory {
    private final List<ResourceVersion> all;
    private final ResourceVersion current;

    VersionHistory(ResourceVersion current) {
      this.current = current;
      this.all = tx.resources().history(current.type(), current.id());
    }

    boolean isOfJob() {
      return all.stream().anyMatch(v -> v.job() == job);
    }

    /**
     * Returns the version before the job; empty if the job created the resource or did not change
     * it.
     */
    Optional<ResourceVersion> before() {
      return isOfJob()
          ? all.stream().takeWhile(v -> v.job() != job).reduce((earlier, later) -> later)
          : Optional.empty();
    }

    boolean isOfPatient() {
      return current.type().equals(SerializedVisit.PATIENT);
    }

    /** Returns the changes of the job to an existing patient, the last first. */
    List<PatientChange> changes() {
      List<PatientChange> changes = new ArrayList<>();
      for (int i = all.size() - 1; i > 0; i--) {
        if (all.get(i).job() == job) {
          changes.add(change(i));
        }
      }
      return changes;
    }

    /** Returns the current patient without the changes of the job. */
    Patient withoutJob() {
      Patient patient = patient(current);
      for (PatientChange change : changes()) {
        patient = change.removedFrom(patient, List.of());
      }
      return patient;
    }

    /**
     * Removes values that undone imports added, including imports that were undone before: their
     * values stayed because of a later import, which may be the one that is undone now. A record
     * that was inactive and is imported again contains only the values of that import, so earlier
     * changes need no removal.
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

    /** Returns the current patient without the links that the job added. */
    Patient withoutLinksOfJob() {
      Patient patient = patient(current);
      for (PatientChange change : changes()) {
        patient = change.hasLinks() ? change.linksRemovedFrom(patient) : patient;
      }
      return patient;
    }

    /**
     * Returns whether no other active job changed the resource, and no visit refers to it. An
     * allergy depends only on the visits that state it.
     */
    boolean isUnused() {
      return current.type().equals(StatedAllergies.TYPE)
          ? !StatedAllergies.isStated(tx, current)
          : all.stream().noneMatch(v -> isActive(v.job()))
              && !tx.visits().isReferencedByVisit(current.type(), current.id());
    }

    /** Returns whether the job made the latest active change. */
    boolean isLatestChange() {
      return all.stream()
          .map(ResourceVersion::job)
          .filter(j -> j == job || isActive(j))
          .reduce((earlier, later) -> later)
          .filter(last -> last == job)
          .isPresent();
    }
  }

  /** The job that is being undone is not active. */
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

  /** Returns whether the decision of the job about the patient can be undone. */
  boolean canBeUndone(ResourceVersion current) {
    VersionHistory history = new VersionHistory(current);
    return history.isUnused() || hasNoLaterDecision(history);
  }

  private boolean canBeUndone(VersionHistory history) {
    return history.isLatestChange() && history.before().filter(this::isInUse).isPresent();
  }

  /** A resource that was inactive before the job is not restored: visits refer to it now. */
  private boolean isInUse(ResourceVersion before) {
    return !before.deleted()
        && !SharedResourceNames.isRetracted(FhirJsonReader.read(content(before)));
  }

  /** Later rows may have stated the same values, even if they did not change a visit. */
  private boolean isStatedLater(String patient, long than) {
    return tx.visits().ofPatient(patient).stream()
        .filter(visit -> visit.state() == Visits.VisitState.CURRENT)
        .flatMap(visit -> tx.sourceRows().ofVisit(visit.key()).stream())
        .anyMatch(row -> row.job() > than && isActive(row.job()));
  }

  private boolean hasNoLaterDecision(VersionHistory history) {
    return history.isOfJob()
        && history.changes().stream()
            .allMatch(change -> change.isStillCurrent(patient(history.current)));
  }

  SharedUndoResult undo(StoreTransaction writer, ResourceVersion current, ChangeSource cause) {
    VersionHistory history = new VersionHistory(current);
    boolean isUnused = history.isUnused();
    Optional<NewVersion> change = isUnused ? retraction(history) : change(history);
    change.ifPresent(c -> writer.resources().add(List.of(c), cause));
    if (change.isPresent()) {
      return SharedUndoResult.UNDONE;
    }
    return history.isOfJob() && !isUnused ? SharedUndoResult.UNCHANGED : SharedUndoResult.NOTHING;
  }

  private Optional<NewVersion> change(VersionHistory history) {
    if (history.isOfPatient()) {
      return versions.next(history.current, remaining(history));
    }
    return canBeUndone(history)
        ? history.before().flatMap(b -> versions.restored(history.current, b, content(b)))
        : Optional.empty();
  }

  /**
   * Returns the retraction of the resource without any change of the job, such as links of a merge.
   */
  private Optional<NewVersion> retraction(VersionHistory history) {
    return history.isOfPatient()
        ? Retraction.retracted(history.withoutJob())
            .flatMap(stated -> versions.next(history.current, stated))
        : versions.retraction(history.current, content(history.before().orElse(history.current)));
  }

  /**
   * Returns the patient that remains. A later job may have decided differently; links are removed
   * regardless of later jobs.
   */
  private Patient remaining(VersionHistory history) {
    boolean isDecision = !imported && hasNoLaterDecision(history);
    return history.withoutFilledGaps(
        isDecision ? history.withoutJob() : history.withoutLinksOfJob());
  }

  private Patient patient(ResourceVersion version) {
    return (Patient) FhirJsonReader.read(content(version));
  }

  private byte[] content(ResourceVersion version) {
    return tx.resources().content(version.key());
  }
}
