package org.tpibridge.importing;

import java.time.InstantSource;
import org.tpibridge.checking.Checking;
import org.tpibridge.source.Coverage;
import org.tpibridge.source.Input;
import org.tpibridge.store.Store;

/**
 * Takes files of visits into the store: read, map, check, prepare by many threads, keep in batches
 * by one. For one thread; closed when no further file comes.
 */
public final class Imports implements AutoCloseable {
  private final Store store;
  private final Checking checking;
  private final String program;
  private final InstantSource clock;
  private final Rehearsal rehearsal;

  /**
   * @param program name and version, for those who look at the job later
   */
  public Imports(Store store, Checking checking, String program, InstantSource clock) {
    this.store = store;
    this.checking = checking;
    this.program = program;
    this.clock = clock;
    this.rehearsal = new Rehearsal(store);
  }

  /**
   * Imports one file: begins a job, or goes on with one that was broken off. A dry run sees what
   * dry runs before it would have kept.
   *
   * @param coverage gets told what of the input is understood
   * @throws ImportException where the file cannot be imported now
   * @throws org.tpibridge.store.StoreException where the database fails; what was kept stays, and
   *     the same call goes on behind it
   */
  public Imported run(Input input, Wishes wishes, Coverage coverage, Follower follower) {
    try (Run run = begin(input, wishes)) {
      run.job().ifPresent(follower::begun);
      Batches batches = new Batches(run, follower::taken);
      checking.each(input, coverage, run.taken(), run::wants, Prepared::of, batches::add);
      batches.finish();
      return run.end();
    }
  }

  private Run begin(Input input, Wishes wishes) {
    return wishes.dryRun()
        ? rehearsal.begin(clock.instant())
        : new JobStart(store, program, clock).of(input, wishes);
  }

  @Override
  public void close() {
    rehearsal.close();
  }
}
