package org.tpibridge.importing;

import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.checking.RunOptions;
import org.tpibridge.checking.VisitPipeline;
import org.tpibridge.importing.erasure.Erasures;
import org.tpibridge.rules.SeriesTracker;
import org.tpibridge.source.Coverage;
import org.tpibridge.source.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Takes files of visits into the store: read, map, check, prepare by many threads, keep in batches
 * by one. For one thread; closed when no further file comes.
 */
public final class Imports implements AutoCloseable {
  private final VisitPipeline pipeline;
  private final SeriesTracker series;
  private final Tools tools;
  private final Rehearsal rehearsal;

  /**
   * @param indexer takes out of resources what they can be found by
   * @param erasures knows who must not come back
   * @param program name and version, for those who look at the job later
   */
  public Imports(
      Store store,
      VisitPipeline pipeline,
      SearchIndexer indexer,
      Erasures erasures,
      String program,
      InstantSource clock) {
    this.pipeline = pipeline;
    this.series = pipeline.newSeries(new StoredSessions(() -> Optional.of(store)));
    this.tools =
        new Tools(store, new Preparing(indexer), erasures, pipeline.sources(), program, clock);
    this.rehearsal = new Rehearsal(tools);
  }

  /**
   * Imports one file: begins a job, or goes on with one that was broken off. A dry run sees what
   * dry runs before it would have kept.
   *
   * @param coverage gets told what of the input is understood
   * @throws ImportException where the file cannot be imported now
   * @throws org.tpibridge.importing.erasure.ErasureException where patients were erased, and the
   *     key that recognizes them is missing or another one
   * @throws org.tpibridge.store.StoreException where the database fails; what was kept stays, and
   *     the same call goes on behind it
   */
  public Imported run(Input input, Wishes wishes, Coverage coverage, Follower follower) {
    try (Run run = begin(input, wishes)) {
      run.job().ifPresent(follower::begun);
      Batches batches = new Batches(run, tools.admits(tools.admission(wishes)), follower::taken);
      RunOptions options = new RunOptions(coverage, run.taken(), run.before()::wants);
      try (Stream<Prepared> rows =
          pipeline.process(run.input(), options, series, tools.preparing()::row)) {
        rows.forEachOrdered(batches::add);
      }
      batches.finish();
      return run.end();
    }
  }

  private Run begin(Input input, Wishes wishes) {
    tools.requireKey();
    return wishes.dryRun() ? rehearsal.begin(input, wishes) : new JobStart(tools).of(input, wishes);
  }

  @Override
  public void close() {
    rehearsal.close();
  }
}
