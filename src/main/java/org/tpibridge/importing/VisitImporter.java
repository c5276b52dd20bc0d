package org.tpibridge.importing;

import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.importing.upsert.Serializer;
import org.tpibridge.pipeline.RunOptions;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.rules.SeriesTracker;
import org.tpibridge.store.Store;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Takes files of visits into the store: read, map, check, prepare by many threads, keep in batches
 * by one. For one thread; closed when no further file comes.
 */
public final class VisitImporter implements AutoCloseable {
  private final VisitPipeline pipeline;
  private final SeriesTracker series;
  private final ImportComponents tools;
  private final DryRun rehearsal;

  /**
   * @param indexer takes out of resources what they can be found by
   * @param erasures knows who must not come back
   * @param program name and version, for those who look at the job later
   */
  public VisitImporter(
      Store store,
      VisitPipeline pipeline,
      SearchIndexer indexer,
      ErasureRegistry erasures,
      String program,
      InstantSource clock) {
    this.pipeline = pipeline;
    this.series = pipeline.newSeries(new StoredSessions(() -> Optional.of(store)));
    this.tools =
        new ImportComponents(
            store, new Serializer(indexer), erasures, pipeline.sources(), program, clock);
    this.rehearsal = new DryRun(tools);
  }

  /**
   * Imports one file: begins a job, or goes on with one that was broken off. A dry run sees what
   * dry runs before it would have kept.
   *
   * @param coverage gets told what of the input is understood
   * @throws ImportException where the file cannot be imported now
   * @throws org.tpibridge.importing.erasure.ErasureException where patients were erased, and the
   *     key that recognizes them is missing or another one
   * @throws org.tpibridge.store.database.StoreException where the database fails; what was kept
   *     stays, and the same call goes on behind it
   */
  public ImportedFileResult run(
      Input input, ImportOptions wishes, InputCoverage coverage, ImportListener follower) {
    try (JobRun run = begin(input, wishes)) {
      run.job().ifPresent(follower::started);
      BatchCollector batches =
          new BatchCollector(run, tools.admits(tools.admission(wishes)), follower::imported);
      RunOptions options =
          new RunOptions(coverage, run.importContext(), run.resumePoint()::isNeeded);
      try (Stream<SerializedRow> rows =
          pipeline.process(run.input(), options, series, tools.serializer()::row)) {
        rows.forEachOrdered(batches::add);
      }
      batches.finish();
      return run.finish();
    }
  }

  private JobRun begin(Input input, ImportOptions wishes) {
    tools.requireKey();
    return wishes.dryRun()
        ? rehearsal.begin(input, wishes)
        : new JobStarter(tools).start(input, wishes);
  }

  @Override
  public void close() {
    rehearsal.close();
  }
}
