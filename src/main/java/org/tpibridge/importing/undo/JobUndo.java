package org.tpibridge.importing.undo;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.JobClaims;
import org.tpibridge.importing.ProcessName;
import org.tpibridge.importing.undo.VisitUndo.VisitUndoResult;
import org.tpibridge.importing.upsert.NewVersions;
import org.tpibridge.importing.upsert.Serializer;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.resources.Resources;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Takes a job back by adding versions; {@code docs/decisions/0012-undo-adds-versions.md}. One that
 * is broken off goes on when it is asked for again.
 */
public final class JobUndo {
  private static final int BATCH = 64;
  private static final int NAMED = 10;

  /** What to do about visits that a later job changed. */
  public enum LaterChanges {
    /** Nothing at all is taken back. */
    REFUSE,
    /** Those visits stay as they are. */
    KEEP,
    /** The later changes are taken back as well. */
    UNDO
  }

  private final Store store;
  private final NewVersions versions;
  private final String program;
  private final InstantSource clock;

  /**
   * @param indexer takes out of resources what they can be found by
   * @param program name and version, for those who look at the job later
   */
  public JobUndo(Store store, SearchIndexer indexer, String program, InstantSource clock) {
    this.store = store;
    this.versions = new NewVersions(new Serializer(indexer));
    this.program = program;
    this.clock = clock;
  }

  /**
   * Says what {@link #run} would come to.
   *
   * @throws ImportException where that would be refused
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
   * Takes a job back.
   *
   * @param id of the job, such as {@code J17}
   * @throws ImportException where there is nothing to take back, or it cannot be done now
   */
  public UndoSummary run(String id, LaterChanges later) {
    Jobs.Job job = find(id);
    return withClaim(job, () -> run(job, later));
  }

  private UndoSummary run(Jobs.Job job, LaterChanges later) {
    UndoSummary outlook = preview(job, later);
    if (outlook.refused()) {
      return outlook;
    }
    Jobs.Job undo = store.write(tx -> begun(tx, job));
    return withClaim(undo, () -> new UndoRun(job, undo, later, outlook).complete());
  }

  private Jobs.Job find(String id) {
    Jobs.Job job =
        store
            .read(tx -> tx.jobs().find(id))
            .orElseThrow(
                () -> new ImportException("There is no job " + id + "; see tpi-bridge status."));
    String refusal =
        switch (job.request().kind()) {
          case UNDO -> " takes a job back, and cannot be taken back itself. Import the file again.";
          case ERASE -> " erased a patient for good.";
          case IMPORT, PATIENTS ->
              job.state() == Jobs.JobState.UNDONE ? " is taken back already." : "";
        };
    if (!refusal.isEmpty()) {
      throw new ImportException(job.id() + refusal);
    }
    return job;
  }

  /** A decision about patients is taken back whole, or not at all. */
  private void refuseIfPartial(Jobs.Job job) {
    boolean whole =
        store.read(
            tx ->
                tx.resources().sharedChangedBy(job.key()).stream()
                    .allMatch(new SharedResourceUndo(tx, versions, job)::canBeUndone));
    if (!whole) {
      throw new ImportException(
          "What "
              + job.id()
              + " decided was decided otherwise since; take that back first: tpi-bridge status.");
    }
  }

  /** While no other process works on the job. */
  private UndoSummary withClaim(Jobs.Job job, Supplier<UndoSummary> work) {
    JobClaim claim =
        new JobClaims(store)
            .claim(job)
            .orElseThrow(
                () ->
                    new ImportException(
                        "Another process works on "
                            + job.id()
                            + ": "
                            + job.request().process()
                            + ". Wait for it, or end it."));
    try {
      return work.get();
    } finally {
      claim.close();
    }
  }

  private Jobs.Job begun(StoreTransaction tx, Jobs.Job job) {
    if (job.state() == Jobs.JobState.RUNNING) {
      // It was broken off; nobody is to go on with what is being taken back.
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
                        OptionalLong.of(job.key())),
                    clock.instant()));
  }

  private static List<Visits.StoredVisit> visits(
      StoreTransaction tx, List<SourceRows.SourceRow> rows) {
    return rows.stream()
        .flatMap(row -> tx.visits().find(row.visit().orElse(0)).stream())
        .distinct()
        .toList();
  }

  /** Counts what becomes of visits. */
  private static UndoSummary plus(
      UndoSummary sum, VisitUndoResult result, Visits.StoredVisit visit) {
    List<String> standing = sum.changedLater();
    if (result == VisitUndoResult.UNCHANGED && standing.size() < NAMED) {
      standing = Stream.concat(standing.stream(), Stream.of(visit.visitId())).toList();
    }
    return new UndoSummary(
        sum.job(),
        sum.retracted() + (result == VisitUndoResult.RETRACTED ? 1 : 0),
        sum.restored() + (result == VisitUndoResult.RESTORED ? 1 : 0),
        sum.unchanged() + (result == VisitUndoResult.UNCHANGED ? 1 : 0),
        sum.shared(),
        sum.sharedUnchanged(),
        standing,
        sum.refused());
  }

  /** Goes through all that a job changed, and writes nothing. */
  private final class Preview {
    private final Jobs.Job job;
    private final LaterChanges later;

    Preview(Jobs.Job job, LaterChanges later) {
      this.job = job;
      this.later = later;
    }

    UndoSummary result() {
      UndoSummary sum = UndoSummary.NOTHING;
      long behind = 0;
      while (true) {
        long from = behind;
        List<SourceRows.SourceRow> rows =
            store.read(tx -> tx.sourceRows().withChangedVisits(job.key(), from, BATCH));
        if (rows.isEmpty()) {
          break;
        }
        UndoSummary before = sum;
        sum = store.read(tx -> previewed(tx, rows, before));
        behind = rows.get(rows.size() - 1).rowNumber();
      }
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

    private UndoSummary previewed(
        StoreTransaction tx, List<SourceRows.SourceRow> rows, UndoSummary before) {
      VisitUndo back = new VisitUndo(tx, versions, job.key(), later == LaterChanges.UNDO);
      UndoSummary sum = before;
      for (Visits.StoredVisit visit : visits(tx, rows)) {
        sum = plus(sum, back.preview(visit), visit);
      }
      return sum;
    }
  }

  /** Takes visits back in batches, then what they shared. */
  private final class UndoRun {
    private final Jobs.Job job;
    private final Jobs.Job undo;
    private final LaterChanges later;
    private UndoSummary sum;

    UndoRun(Jobs.Job job, Jobs.Job undo, LaterChanges later, UndoSummary outlook) {
      this.job = job;
      this.undo = undo;
      this.later = later;
      Jobs.RowCounts before = undo.counts();
      this.sum =
          new UndoSummary(
              Optional.of(undo),
              before.created(),
              before.updated(),
              outlook.unchanged(),
              0,
              0,
              outlook.changedLater(),
              false);
    }

    UndoSummary complete() {
      long behind = undo.position();
      while (true) {
        long from = behind;
        List<SourceRows.SourceRow> rows =
            store.read(tx -> tx.sourceRows().withChangedVisits(job.key(), from, BATCH));
        if (rows.isEmpty()) {
          break;
        }
        sum = store.write(tx -> undone(tx, rows));
        behind = rows.get(rows.size() - 1).rowNumber();
      }
      List<Resources.ResourceVersion> shared =
          new ArrayList<>(store.read(tx -> tx.resources().sharedDependingOn(job.key())));
      while (!shared.isEmpty()) {
        List<Resources.ResourceVersion> batch = shared.subList(0, Math.min(BATCH, shared.size()));
        sum = store.write(tx -> undoneShared(tx, batch));
        batch.clear();
      }
      Jobs.Job ended = store.write(this::ended);
      return with(Optional.of(ended), sum.shared(), sum.sharedUnchanged());
    }

    private UndoSummary undone(StoreTransaction tx, List<SourceRows.SourceRow> rows) {
      List<Visits.StoredVisit> visits = visits(tx, rows);
      tx.lock(visits.stream().flatMap(v -> Stream.of(v.visitId(), v.patientId())).toList());
      VisitUndo back = new VisitUndo(tx, versions, job.key(), later == LaterChanges.UNDO);
      Resources.ChangeSource cause = new Resources.ChangeSource(undo.key(), 0, clock.instant());
      UndoSummary next = sum;
      for (Visits.StoredVisit visit : visits(tx, rows)) {
        VisitUndoResult result = back.undo(visit, cause);
        // Those that are left were counted before.
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

    private UndoSummary undoneShared(StoreTransaction tx, List<Resources.ResourceVersion> batch) {
      tx.lock(batch.stream().map(Resources.ResourceVersion::id).toList());
      SharedResourceUndo back = new SharedResourceUndo(tx, versions, job);
      Resources.ChangeSource cause = new Resources.ChangeSource(undo.key(), 0, clock.instant());
      long taken = 0;
      long left = 0;
      for (Resources.ResourceVersion seen : batch) {
        Resources.ResourceVersion current =
            tx.resources().find(seen.type(), seen.id()).orElseThrow();
        SharedResourceUndo.SharedUndoResult result = back.undo(current, cause);
        taken += result == SharedResourceUndo.SharedUndoResult.UNDONE ? 1 : 0;
        left += result == SharedResourceUndo.SharedUndoResult.UNCHANGED ? 1 : 0;
      }
      return with(sum.job(), sum.shared() + taken, sum.sharedUnchanged() + left);
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
