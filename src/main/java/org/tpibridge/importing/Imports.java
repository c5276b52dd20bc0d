package org.tpibridge.importing;

import java.time.InstantSource;
import java.util.function.Consumer;
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
   * @param each gets what became of each row, in the input's order, when it is kept for good; those
   *     that were kept before the import was broken off are left out, but for rejected ones
   * @throws ImportException where the file cannot be imported now
   * @throws org.tpibridge.store.StoreException where the database fails; what was kept stays, and
   *     the same call goes on behind it
   */
  public Imported run(Input input, Wishes wishes, Coverage coverage, Consumer<Taken> each) {
    try (Run run = begin(input, wishes)) {
      Batches batches = new Batches(run, each);
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
