package org.tpibridge.importing;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.importing.upsert.Serializer;
import org.tpibridge.pipeline.RunOptions;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.rules.SeriesTracker;
import org.tpibridge.store.Store;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Imports files of visits into the store. Many threads read, map, check and serialize the visits;
 * one thread saves them in batches. Not safe for use by several threads. Close it after the last
 * file.
 */
public final class VisitImporter implements AutoCloseable {
  /** The default number of visits in one transaction. */
  public static final int VISITS_PER_TRANSACTION = 256;

  private final VisitPipeline pipeline;
  private final SeriesTracker series;
  private final ImportComponents components;
  private final DryRun dryRun;
  private final int visitsPerTransaction;

  /** An importer with the default size of transactions. */
  public VisitImporter(
      Store store,
      VisitPipeline pipeline,
      SearchIndexer indexer,
      ErasureRegistry erasures,
      String program,
      InstantSource clock) {
    this(store, pipeline, indexer, erasures, program, clock, VISITS_PER_TRANSACTION);
  }

  /**
   * @param indexer extracts the search values of resources
   * @param erasures recognizes erased patients
   * @param program name and version of the program, recorded with the job
   * @param visitsPerTransaction at most; fewer if they are large or slow
   */
  public VisitImporter(
      Store store,
      VisitPipeline pipeline,
      SearchIndexer indexer,
      ErasureRegistry erasures,
      String program,
      InstantSource clock,
      int visitsPerTransaction) {
    this.pipeline = pipeline;
    this.visitsPerTransaction = visitsPerTransaction;
    this.series = pipeline.newSeries(new StoredSessions(() -> Optional.of(store)));
    this.components =
        new ImportComponents(
            store,
            new Serializer(indexer),
            erasures,
            pipeline,
            new DataKindCheck(pipeline.isTestData()),
            program,
            clock);
    this.dryRun = new DryRun(components);
  }

  /**
   * Imports one file: starts a job, or resumes an interrupted one. A dry run sees the changes of
   * earlier dry runs of this importer.
   *
   * @param coverage receives which parts of the input are recognized
   * @throws ImportException if the file cannot be imported now
   * @throws org.tpibridge.importing.erasure.ErasureException if patients were erased, and the key
   *     that recognizes them is missing or a different one
   * @throws org.tpibridge.store.database.StoreException if the database fails; rows that were saved
   *     stay saved, and the same call resumes after them
   */
  public ImportedFileResult run(
      Input input, ImportOptions options, InputCoverage coverage, ImportListener listener) {
    return run(
        input,
        options,
        coverage,
        listener,
        (opened, runOptions) ->
            pipeline.process(opened, runOptions, series, components.serializer()::row));
  }

  /**
   * Imports visits that were read in another way than from a file, such as from the resources of an
   * EHR.
   *
   * @param name of where they come from
   * @throws org.tpibridge.store.database.StoreException if the database fails; visits that were
   *     saved stay saved
   */
  public ImportedFileResult run(
      String name, List<ReadResult> visits, ImportOptions options, ImportListener listener) {
    return run(
        new Input(name, InputStream::nullInputStream, true),
        options,
        InputCoverage.disabled(),
        listener,
        (opened, runOptions) ->
            pipeline.process(visits.stream(), runOptions, series, components.serializer()::row));
  }

  private ImportedFileResult run(
      Input input,
      ImportOptions options,
      InputCoverage coverage,
      ImportListener listener,
      BiFunction<Input, RunOptions, Stream<SerializedRow>> process) {
    try (JobRun run = begin(input, options)) {
      run.job().ifPresent(listener::started);
      BatchCollector batchCollector =
          new BatchCollector(
              run,
              components.admits(components.admission(options)),
              visitsPerTransaction,
              listener::imported);
      RunOptions runOptions =
          new RunOptions(coverage, run.importContext(), run.resumePoint()::isNeeded);
      try (Stream<SerializedRow> rows = process.apply(run.input(), runOptions)) {
        rows.forEachOrdered(batchCollector::add);
      }
      batchCollector.finish();
      return run.finish();
    }
  }

  /** Lets the next dry run compare with the store, without the changes of earlier dry runs. */
  public void forgetDryRuns() {
    dryRun.close();
  }

  private JobRun begin(Input input, ImportOptions options) {
    components.requireKey();
    components.requireDataKind();
    return options.dryRun()
        ? dryRun.begin(input, options)
        : new JobStarter(components).start(input, options);
  }

  @Override
  public void close() {
    dryRun.close();
  }
}
