package org.tpibridge.importing.undo;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.JobClaims;
import org.tpibridge.importing.undo.VisitUndo.VisitUndoResult;
import org.tpibridge.importing.upsert.NewVersions;
import org.tpibridge.importing.upsert.Serializer;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.ProcessName;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Undoes a job by adding versions; {@code docs/decisions/0012-undo-adds-versions.md}. An
 * interrupted undo is resumed when it is requested again.
 */
public final class JobUndo {
  private static final int BATCH = 64;
  private static final int NAMED = 10;

  /** What to do about visits that a later job changed. */
  public enum LaterChanges {
    /** Nothing is undone. */
    REFUSE,
    /** Those visits do not change. */
    KEEP,
    /** The later changes are undone as well. */
    UNDO
  }

  private final Store store;
  private final NewVersions versions;
  private final String program;
  private final InstantSource clock;

  /**
   * @param indexer extracts the search values of resources
   * @param program name and version of the program, recorded with the job
   */
  public JobUndo(Store store, SearchIndexer indexer, String program, InstantSource clock) {
    this.store = store;
    this.versions = new NewVersions(new Serializer(indexer));
    this.program = program;
    this.clock = clock;
  }

  /**
   * Returns the result that {@link #run} would have, without changing anything.
   *
   * @throws ImportException if the undo would be refused
   */
  public UndoSummary preview(String id, LaterChanges later) {
    return preview(find(id), later);
  }

  private UndoSummary preview(Jobs.Job job, LaterChanges later) {
    if (job.request().kind() == Jobs.JobKind.PATIENTS) {
      refuseIfPartial(job);
    }
    return new Preview(job, later).result();
  }

  /**
   * Undoes a job.
   *
   * @param id id of the job, such as {@code J17}
   * @throws ImportException if there is nothing to undo, or it is not possible now
   */
  public UndoSummary run(String id, LaterChanges later) {
    Jobs.Job job = find(id);
    return withClaim(job, () -> run(job, later));
  }

  private UndoSummary run(Jobs.Job job, LaterChanges later) {
    UndoSummary preview = preview(job, later);
    if (preview.refused()) {
      return preview;
    }
    Jobs.Job undo = store.write(tx -> startedUndo(tx, job));
    return withClaim(undo, () -> new UndoRun(job, undo, later, preview).complete());
  }

  private Jobs.Job find(String id) {
    Jobs.Job job =
        store
            .read(tx -> tx.jobs().find(id))
            .orElseThrow(
                () ->
                    new ImportException(
                        "Job "
                            + id
                            + " does not exist. To list the jobs, run:"
                            + " tpi-bridge status"));
    String refusal =
        switch (job.request().kind()) {
          case UNDO -> " is an undo, which cannot be undone. Import the file again instead.";
          case ERASE -> " is an erasure, which cannot be undone.";
          case IMPORT, PATIENTS -> job.state() == Jobs.JobState.UNDONE ? " is already undone." : "";
        };
    if (!refusal.isEmpty()) {
      throw new ImportException(job.id() + refusal);
    }
    return job;
  }

  /** Refuses the undo of a decision about patients unless all of it can be undone. */
  private void refuseIfPartial(Jobs.Job job) {
    boolean whole =
        store.read(
            tx ->
                tx.resources().sharedChangedBy(job.key()).stream()
                    .allMatch(new SharedResourceUndo(tx, versions, job)::canBeUndone));
    if (!whole) {
      throw new ImportException(
          "A later decision changed the patient of "
              + job.id()
              + ". Undo the later decision first. To list the jobs, run: tpi-bridge status");
    }
  }

  /** Claims the job while it is undone, so that no other process runs it. */
  private UndoSummary withClaim(Jobs.Job job, Supplier<UndoSummary> work) {
    JobClaim claim =
        new JobClaims(store)
            .claim(job)
            .orElseThrow(
                () ->
                    new ImportException(
                        "Job "
                            + job.id()
                            + " is running in another process ("
                            + job.request().process()
                            + "). Wait until it has finished, or stop it."));
    try {
      return work.get();
    } finally {
      claim.close();
    }
  }

  private Jobs.Job startedUndo(StoreTransaction tx, Jobs.Job job) {
    if (job.state() == Jobs.JobState.RUNNING) {
      // The job was interrupted. Ended, it cannot be resumed while it is being undone.
      tx.jobs().end(job.key(), Jobs.JobState.FINISHED, clock.instant());
    }
    Optional<Jobs.Job> before = tx.jobs().unfinishedUndo(job.key());
    before.ifPresent(b -> tx.jobs().resume(b.key(), ProcessName.description(), clock.instant()));
    return before.orElseGet(
        () ->
            tx.jobs()
                .begin(
                    new Jobs.JobRequest(
                        Jobs.JobKind.UNDO,
                        job.request().inputName(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        "",
                        program,
                        ProcessName.description(),
                        OptionalLong.of(job.key()),
                        job.request().origin()),
                    clock.instant()));
  }

  /**
   * Reads the rows of a job that changed visits in batches, each in its own transaction.
   *
   * @param position number of the row to start after
   */
  private void forEachBatch(
      Jobs.Job job, long position, Consumer<List<SourceRows.SourceRow>> action) {
    List<SourceRows.SourceRow> rows = changedRows(job, position);
    while (!rows.isEmpty()) {
      action.accept(rows);
      rows = changedRows(job, rows.get(rows.size() - 1).rowNumber());
    }
  }

  private List<SourceRows.SourceRow> changedRows(Jobs.Job job, long after) {
    return store.read(tx -> tx.sourceRows().withChangedVisits(job.key(), after, BATCH));
  }

  private static List<Visits.StoredVisit> visits(StoreReader tx, List<SourceRows.SourceRow> rows) {
    return rows.stream()
        .flatMap(row -> tx.visits().find(row.visit().orElse(0)).stream())
        .distinct()
        .toList();
  }

  /** Adds the result of a visit to the summary. */
  private static UndoSummary plus(
      UndoSummary sum, VisitUndoResult result, Visits.StoredVisit visit) {
    List<String> changedLater = sum.changedLater();
    if (result == VisitUndoResult.UNCHANGED && changedLater.size() < NAMED) {
      changedLater = Stream.concat(changedLater.stream(), Stream.of(visit.visitId())).toList();
    }
    return new UndoSummary(
        sum.job(),
        sum.retracted() + (result == VisitUndoResult.RETRACTED ? 1 : 0),
        sum.restored() + (result == VisitUndoResult.RESTORED ? 1 : 0),
        sum.unchanged() + (result == VisitUndoResult.UNCHANGED ? 1 : 0),
        sum.shared(),
        sum.sharedUnchanged(),
        changedLater,
        sum.refused());
  }

  /** Computes the summary without writing. */
  private final class Preview {
    private final Jobs.Job job;
    private final LaterChanges later;
    private UndoSummary sum = UndoSummary.NOTHING;

    Preview(Jobs.Job job, LaterChanges later) {
      this.job = job;
      this.later = later;
    }

    UndoSummary result() {
      forEachBatch(job, 0, rows -> sum = store.read(tx -> previewed(tx, rows)));
      boolean refused = later == LaterChanges.REFUSE && sum.unchanged() > 0;
      return new UndoSummary(
          Optional.empty(),
          sum.retracted(),
          sum.restored(),
          sum.unchanged(),
          0,
          0,
          sum.changedLater(),
          refused);
    }

    private UndoSummary previewed(StoreReader tx, List<SourceRows.SourceRow> rows) {
      VisitUndo visitUndo = new VisitUndo(tx, versions, job.key(), later == LaterChanges.UNDO);
      UndoSummary next = sum;
      for (Visits.StoredVisit visit : visits(tx, rows)) {
        next = plus(next, visitUndo.preview(visit), visit);
      }
      return next;
    }
  }

  /** Undoes visits in batches, then the resources that they share. */
  private final class UndoRun {
    private final Jobs.Job job;
    private final Jobs.Job undo;
    private final LaterChanges later;
    private UndoSummary sum;

    UndoRun(Jobs.Job job, Jobs.Job undo, LaterChanges later, UndoSummary preview) {
      this.job = job;
      this.undo = undo;
      this.later = later;
      Jobs.RowCounts before = undo.counts();
      this.sum =
          new UndoSummary(
              Optional.of(undo),
              before.created(),
              before.updated(),
              preview.unchanged(),
              0,
              0,
              preview.changedLater(),
              false);
    }

    UndoSummary complete() {
      forEachBatch(job, undo.position(), rows -> sum = store.write(tx -> undone(tx, rows)));
      List<ResourceVersion> shared =
          new ArrayList<>(store.read(tx -> tx.resources().sharedDependingOn(job.key())));
      while (!shared.isEmpty()) {
        List<ResourceVersion> batch = shared.subList(0, Math.min(BATCH, shared.size()));
        sum = store.write(tx -> undoneShared(tx, batch));
        batch.clear();
      }
      Jobs.Job ended = store.write(this::ended);
      return with(Optional.of(ended), sum.shared(), sum.sharedUnchanged());
    }

    private UndoSummary undone(StoreTransaction tx, List<SourceRows.SourceRow> rows) {
      List<Visits.StoredVisit> visits = visits(tx, rows);
      tx.lockWithSharedResources(
          visits.stream().flatMap(v -> Stream.of(v.visitId(), v.patientId())).toList());
      VisitUndo visitUndo = new VisitUndo(tx, versions, job.key(), later == LaterChanges.UNDO);
      ChangeSource cause = new ChangeSource(undo.key(), 0, clock.instant());
      UndoSummary next = sum;
      // Read again, because another process may have changed the visits before the lock.
      for (Visits.StoredVisit visit : visits(tx, rows)) {
        VisitUndoResult result = visitUndo.undo(tx, visit, cause);
        // Unchanged visits were counted in the preview.
        next = result == VisitUndoResult.UNCHANGED ? next : plus(next, result, visit);
      }
      advance(tx, rows.get(rows.size() - 1).rowNumber(), next);
      return next;
    }

    private void advance(StoreTransaction tx, long position, UndoSummary now) {
      tx.jobs()
          .advance(
              undo.key(),
              position,
              new Jobs.RowCounts(now.retracted(), now.restored(), now.unchanged(), 0, 0),
              clock.instant());
    }

    private UndoSummary undoneShared(StoreTransaction tx, List<ResourceVersion> batch) {
      tx.lockWithSharedResources(batch.stream().map(ResourceVersion::id).toList());
      SharedResourceUndo sharedUndo = new SharedResourceUndo(tx, versions, job);
      ChangeSource cause = new ChangeSource(undo.key(), 0, clock.instant());
      long undone = 0;
      long unchanged = 0;
      for (ResourceVersion listed : batch) {
        ResourceVersion current = tx.resources().find(listed.type(), listed.id()).orElseThrow();
        SharedResourceUndo.SharedUndoResult result = sharedUndo.undo(tx, current, cause);
        undone += result == SharedResourceUndo.SharedUndoResult.UNDONE ? 1 : 0;
        unchanged += result == SharedResourceUndo.SharedUndoResult.UNCHANGED ? 1 : 0;
      }
      return with(sum.job(), sum.shared() + undone, sum.sharedUnchanged() + unchanged);
    }

    private UndoSummary with(Optional<Jobs.Job> by, long shared, long sharedLeft) {
      return new UndoSummary(
          by,
          sum.retracted(),
          sum.restored(),
          sum.unchanged(),
          shared,
          sharedLeft,
          sum.changedLater(),
          false);
    }

    private Jobs.Job ended(StoreTransaction tx) {
      tx.patientConflicts().reopen(job.key());
      Jobs.Job found = tx.jobs().find(job.key()).orElseThrow();
      tx.jobs()
          .end(job.key(), Jobs.JobState.UNDONE, found.endedAt().orElseGet(() -> clock.instant()));
      tx.jobs().end(undo.key(), Jobs.JobState.FINISHED, clock.instant());
      return tx.jobs().find(undo.key()).orElseThrow();
    }
  }
}
