package org.tpibridge.importing;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tpibridge.importing.TakingBack.Result;
import org.tpibridge.store.Claim;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Resources;
import org.tpibridge.store.SourceRows;
import org.tpibridge.store.Store;
import org.tpibridge.store.Transaction;
import org.tpibridge.store.Visits;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Takes a job back by adding versions; {@code docs/decisions/0012-undo-adds-versions.md}. One that
 * is broken off goes on when it is asked for again.
 */
public final class Undo {
  private static final int BATCH = 64;
  private static final int NAMED = 10;

  /** What to do about visits that a later job changed. */
  public enum Later {
    /** Nothing at all is taken back. */
    REFUSE,
    /** Those visits stay as they are. */
    KEEP,
    /** The later changes are taken back as well. */
    TAKE_BACK
  }

  private final Store store;
  private final Versions versions;
  private final String program;
  private final InstantSource clock;

  /**
   * @param indexer takes out of resources what they can be found by
   * @param program name and version, for those who look at the job later
   */
  public Undo(Store store, SearchIndexer indexer, String program, InstantSource clock) {
    this.store = store;
    this.versions = new Versions(new Preparing(indexer));
    this.program = program;
    this.clock = clock;
  }

  /**
   * Says what {@link #run} would come to.
   *
   * @throws ImportException where that would be refused
   */
  public Undone look(String id, Later later) {
    return outlook(named(id), later);
  }

  private Undone outlook(Jobs.Job job, Later later) {
    if (job.plan().kind() == Jobs.Kind.PATIENTS) {
      refuseHalves(job);
    }
    return new Look(job, later).outlook();
  }

  /**
   * Takes a job back.
   *
   * @param id of the job, such as {@code J17}
   * @throws ImportException where there is nothing to take back, or it cannot be done now
   */
  public Undone run(String id, Later later) {
    Jobs.Job job = named(id);
    return alone(job, () -> run(job, later));
  }

  private Undone run(Jobs.Job job, Later later) {
    Undone outlook = outlook(job, later);
    if (outlook.refused()) {
      return outlook;
    }
    Jobs.Job undo = store.write(tx -> begun(tx, job));
    return alone(undo, () -> new Run(job, undo, later, outlook).toItsEnd());
  }

  private Jobs.Job named(String id) {
    Jobs.Job job =
        store
            .read(tx -> tx.jobs().find(id))
            .orElseThrow(
                () -> new ImportException("There is no job " + id + "; see tpi-bridge status."));
    String refusal =
        switch (job.plan().kind()) {
          case UNDO -> " takes a job back, and cannot be taken back itself. Import the file again.";
          case ERASE -> " erased a patient for good.";
          case IMPORT, PATIENTS ->
              job.state() == Jobs.State.UNDONE ? " is taken back already." : "";
        };
    if (!refusal.isEmpty()) {
      throw new ImportException(job.id() + refusal);
    }
    return job;
  }

  /** A decision about patients is taken back whole, or not at all. */
  private void refuseHalves(Jobs.Job job) {
    boolean whole =
        store.read(
            tx ->
                tx.resources().sharedChangedBy(job.key()).stream()
                    .allMatch(new SharedTakingBack(tx, versions, job)::isFree));
    if (!whole) {
      throw new ImportException(
          "What "
              + job.id()
              + " decided was decided otherwise since; take that back first: tpi-bridge status.");
    }
  }

  /** While no other process works on the job. */
  private Undone alone(Jobs.Job job, Supplier<Undone> work) {
    Claim claim =
        new Claims(store)
            .of(job)
            .orElseThrow(
                () ->
                    new ImportException(
                        "Another process works on "
                            + job.id()
                            + ": "
                            + job.plan().owner()
                            + ". Wait for it, or end it."));
    try {
      return work.get();
    } finally {
      claim.close();
    }
  }

  private Jobs.Job begun(Transaction tx, Jobs.Job job) {
    if (job.state() == Jobs.State.RUNNING) {
      // It was broken off; nobody is to go on with what is being taken back.
      tx.jobs().end(job.key(), Jobs.State.FINISHED, clock.instant());
    }
    Optional<Jobs.Job> before = tx.jobs().unfinishedUndo(job.key());
    before.ifPresent(b -> tx.jobs().resume(b.key(), Owner.words(), clock.instant()));
    return before.orElseGet(
        () ->
            tx.jobs()
                .begin(
                    new Jobs.Plan(
                        Jobs.Kind.UNDO,
                        job.plan().source(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        "",
                        program,
                        Owner.words(),
                        OptionalLong.of(job.key())),
                    clock.instant()));
  }

  private static List<Visits.Kept> visits(Transaction tx, List<SourceRows.Row> rows) {
    return rows.stream()
        .flatMap(row -> tx.visits().find(row.visit().orElse(0)).stream())
        .distinct()
        .toList();
  }

  /** Counts what becomes of visits. */
  private static Undone and(Undone sum, Result result, Visits.Kept visit) {
    List<String> standing = sum.standing();
    if (result == Result.LEFT && standing.size() < NAMED) {
      standing = Stream.concat(standing.stream(), Stream.of(visit.visitId())).toList();
    }
    return new Undone(
        sum.job(),
        sum.retracted() + (result == Result.RETRACTED ? 1 : 0),
        sum.restored() + (result == Result.RESTORED ? 1 : 0),
        sum.left() + (result == Result.LEFT ? 1 : 0),
        sum.shared(),
        sum.sharedLeft(),
        standing,
        sum.refused());
  }

  /** Goes through all that a job changed, and writes nothing. */
  private final class Look {
    private final Jobs.Job job;
    private final Later later;

    Look(Jobs.Job job, Later later) {
      this.job = job;
      this.later = later;
    }

    Undone outlook() {
      Undone sum = Undone.NOTHING;
      long behind = 0;
      while (true) {
        long from = behind;
        List<SourceRows.Row> rows =
            store.read(tx -> tx.sourceRows().withChangedVisits(job.key(), from, BATCH));
        if (rows.isEmpty()) {
          break;
        }
        Undone before = sum;
        sum = store.read(tx -> looked(tx, rows, before));
        behind = rows.get(rows.size() - 1).ordinal();
      }
      boolean refused = later == Later.REFUSE && sum.left() > 0;
      return new Undone(
          Optional.empty(),
          sum.retracted(),
          sum.restored(),
          sum.left(),
          0,
          0,
          sum.standing(),
          refused);
    }

    private Undone looked(Transaction tx, List<SourceRows.Row> rows, Undone before) {
      TakingBack back = new TakingBack(tx, versions, job.key(), later == Later.TAKE_BACK);
      Undone sum = before;
      for (Visits.Kept visit : visits(tx, rows)) {
        sum = and(sum, back.look(visit), visit);
      }
      return sum;
    }
  }

  /** Takes visits back in batches, then what they shared. */
  private final class Run {
    private final Jobs.Job job;
    private final Jobs.Job undo;
    private final Later later;
    private Undone sum;

    Run(Jobs.Job job, Jobs.Job undo, Later later, Undone outlook) {
      this.job = job;
      this.undo = undo;
      this.later = later;
      Jobs.Counts before = undo.counts();
      this.sum =
          new Undone(
              Optional.of(undo),
              before.created(),
              before.updated(),
              outlook.left(),
              0,
              0,
              outlook.standing(),
              false);
    }

    Undone toItsEnd() {
      long behind = undo.position();
      while (true) {
        long from = behind;
        List<SourceRows.Row> rows =
            store.read(tx -> tx.sourceRows().withChangedVisits(job.key(), from, BATCH));
        if (rows.isEmpty()) {
          break;
        }
        sum = store.write(tx -> taken(tx, rows));
        behind = rows.get(rows.size() - 1).ordinal();
      }
      List<Resources.Version> shared =
          new ArrayList<>(store.read(tx -> tx.resources().sharedStandingOn(job.key())));
      while (!shared.isEmpty()) {
        List<Resources.Version> batch = shared.subList(0, Math.min(BATCH, shared.size()));
        sum = store.write(tx -> takenShared(tx, batch));
        batch.clear();
      }
      Jobs.Job ended = store.write(this::ended);
      return with(Optional.of(ended), sum.shared(), sum.sharedLeft());
    }

    private Undone taken(Transaction tx, List<SourceRows.Row> rows) {
      List<Visits.Kept> visits = visits(tx, rows);
      tx.lock(visits.stream().flatMap(v -> Stream.of(v.visitId(), v.patient())).toList());
      TakingBack back = new TakingBack(tx, versions, job.key(), later == Later.TAKE_BACK);
      Resources.Cause cause = new Resources.Cause(undo.key(), 0, clock.instant());
      Undone next = sum;
      for (Visits.Kept visit : visits(tx, rows)) {
        Result result = back.take(visit, cause);
        // Those that are left were counted before.
        next = result == Result.LEFT ? next : and(next, result, visit);
      }
      advance(tx, rows.get(rows.size() - 1).ordinal(), next);
      return next;
    }

    private void advance(Transaction tx, long position, Undone now) {
      tx.jobs()
          .advance(
              undo.key(),
              position,
              new Jobs.Counts(now.retracted(), now.restored(), now.left(), 0, 0),
              clock.instant());
    }

    private Undone takenShared(Transaction tx, List<Resources.Version> batch) {
      tx.lock(batch.stream().map(Resources.Version::id).toList());
      SharedTakingBack back = new SharedTakingBack(tx, versions, job);
      Resources.Cause cause = new Resources.Cause(undo.key(), 0, clock.instant());
      long taken = 0;
      long left = 0;
      for (Resources.Version seen : batch) {
        Resources.Version current = tx.resources().find(seen.type(), seen.id()).orElseThrow();
        SharedTakingBack.Result result = back.take(current, cause);
        taken += result == SharedTakingBack.Result.TAKEN ? 1 : 0;
        left += result == SharedTakingBack.Result.LEFT ? 1 : 0;
      }
      return with(sum.job(), sum.shared() + taken, sum.sharedLeft() + left);
    }

    private Undone with(Optional<Jobs.Job> by, long shared, long sharedLeft) {
      return new Undone(
          by,
          sum.retracted(),
          sum.restored(),
          sum.left(),
          shared,
          sharedLeft,
          sum.standing(),
          false);
    }

    private Jobs.Job ended(Transaction tx) {
      tx.worklist().reopen(job.key());
      Jobs.Job found = tx.jobs().find(job.key()).orElseThrow();
      tx.jobs().end(job.key(), Jobs.State.UNDONE, found.ended().orElseGet(() -> clock.instant()));
      tx.jobs().end(undo.key(), Jobs.State.FINISHED, clock.instant());
      return tx.jobs().find(undo.key()).orElseThrow();
    }
  }
}
