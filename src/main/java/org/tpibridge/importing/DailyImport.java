package org.tpibridge.importing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.upsert.NewVersions;
import org.tpibridge.importing.upsert.PatientAdmission;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.importing.upsert.Serializer;
import org.tpibridge.importing.upsert.StoredVisits;
import org.tpibridge.importing.upsert.VisitRetraction;
import org.tpibridge.importing.upsert.VisitUpsert;
import org.tpibridge.pipeline.ImportContext;
import org.tpibridge.pipeline.RunOptions;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.JobOrigin;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.ProcessName;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.StoredFindings;
import org.tpibridge.store.jobs.StoredPlace;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Imports visits that arrive one by one, as one job for each day in the clinic's time zone. Several
 * processes may add to the job at the same time. The job ends when the day has passed, or when it
 * is undone; a further one is begun if the settings or the program change.
 */
public final class DailyImport {
  private static final String LOCK = "\u001Fdaily import ";

  private final ImportComponents components;
  private final JobOrigin origin;
  private final String name;
  private final String settings;
  private final ZoneId zone;

  /**
   * @param indexer extracts the search values of resources
   * @param erasures recognizes erased patients
   * @param program name and version of the program, recorded with the job
   * @param origin of the visits; jobs of other origins are separate
   * @param name of the input; the date is added
   * @param settings fingerprint of all settings that decide how visits are read
   */
  public DailyImport(
      Store store,
      VisitPipeline pipeline,
      SearchIndexer indexer,
      ErasureRegistry erasures,
      String program,
      InstantSource clock,
      JobOrigin origin,
      String name,
      String settings) {
    this.components =
        new ImportComponents(
            store,
            new Serializer(indexer),
            erasures,
            pipeline,
            new DataKindCheck(pipeline.isTestData()),
            program,
            clock);
    this.origin = origin;
    this.name = name;
    this.settings = settings;
    this.zone = pipeline.sources().clinic().zone();
  }

  /** Rows that are saved together: all of them or none. */
  public interface RowBatch {

    /** The rows, numbered from 1. */
    List<SerializedRow> rows();

    /** The place of all rows in the input. */
    StoredPlace place();

    /** Names to be locked, in addition to the visits and patients of the rows. */
    Collection<String> locks();

    /** Checks under the locks whether the rows are still to be saved. */
    boolean isCurrent(StoreTransaction tx);

    /** Visits to be retracted, with the reasons, in the same transaction. */
    List<RetractedVisit> retractions(StoreTransaction tx);

    /** Records which rows of the job were saved, in the same transaction. */
    void saved(StoreTransaction tx, long job, long firstRow, long lastRow);
  }

  /** A visit that is in use and has to be retracted. */
  public record RetractedVisit(Visits.StoredVisit visit, Finding reason) {}

  /**
   * Checks that visits can be imported into the store.
   *
   * @throws ImportException if the store was filled with other identifier systems, or contains data
   *     of the other kind
   * @throws org.tpibridge.importing.erasure.ErasureException if the key of erased patients is
   *     missing
   */
  public void check() {
    components.requireKey();
    components.requireDataKind();
    components.retryPolicy().retry(() -> components.systems().checkAndRecord(components.store()));
  }

  /**
   * The system of visit ids.
   *
   * @param source of the visits; empty for the clinic itself
   */
  public String visitSystem(String source) {
    return components
        .sources()
        .clinic(Optional.of(source).filter(name -> !name.isEmpty()))
        .systems()
        .visit();
  }

  public JobOrigin origin() {
    return origin;
  }

  /** Returns the job of today, and begins it if there is none. */
  public Jobs.Job today() {
    LocalDate day = dayOf(components.clock().instant());
    return components
        .store()
        .read(tx -> open(tx, day))
        .orElseGet(() -> components.store().write(tx -> begun(tx, day)));
  }

  private Jobs.Job begun(StoreTransaction tx, LocalDate day) {
    tx.lock(List.of(LOCK + origin.text()));
    endBefore(tx, day);
    return open(tx, day)
        .orElseGet(() -> tx.jobs().begin(request(day), components.clock().instant()));
  }

  private Jobs.JobRequest request(LocalDate day) {
    return new Jobs.JobRequest(
        Jobs.JobKind.IMPORT,
        name + " " + day,
        Optional.empty(),
        OptionalLong.empty(),
        settings,
        components.program(),
        ProcessName.description(),
        OptionalLong.empty(),
        origin);
  }

  /** A process whose clock is behind uses the job of the later day. */
  private Optional<Jobs.Job> open(StoreReader tx, LocalDate day) {
    return running(tx)
        .filter(job -> job.request().settings().equals(settings))
        .filter(job -> job.request().program().equals(components.program()))
        .filter(job -> !dayOf(job.startedAt()).isBefore(day))
        .reduce((earlier, later) -> later);
  }

  private Stream<Jobs.Job> running(StoreReader tx) {
    return tx.jobs().running(Jobs.JobKind.IMPORT).stream()
        .filter(job -> job.request().origin().equals(origin));
  }

  private LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, zone);
  }

  /** Ends the jobs of earlier days. */
  public void endPastDays() {
    LocalDate day = dayOf(components.clock().instant());
    boolean any =
        components
            .store()
            .read(tx -> running(tx).anyMatch(job -> dayOf(job.startedAt()).isBefore(day)));
    if (any) {
      components.store().update(tx -> endBefore(tx, day));
    }
  }

  private void endBefore(StoreTransaction tx, LocalDate day) {
    running(tx)
        .filter(job -> dayOf(job.startedAt()).isBefore(day))
        .forEach(
            job -> tx.jobs().end(job.key(), Jobs.JobState.FINISHED, components.clock().instant()));
  }

  /** Maps, checks and serializes what was read; nothing is saved. */
  public List<SerializedRow> process(List<ReadResult> read, Jobs.Job job) {
    RunOptions options = new RunOptions(InputCoverage.disabled(), context(job), ordinal -> true);
    try (Stream<SerializedRow> rows =
        components
            .pipeline()
            .process(
                read.stream(),
                options,
                components
                    .pipeline()
                    .newSeries(new StoredSessions(() -> Optional.of(components.store()))),
                components.serializer()::row)) {
      return rows.toList();
    }
  }

  private ImportContext context(Jobs.Job job) {
    return new ImportContext(Optional.of(job.id()), Optional.of(components.clock().instant()));
  }

  /**
   * Saves rows in one transaction.
   *
   * @return the results of the rows; empty if nothing was saved, because the batch is not current
   *     any more or the job has ended
   * @throws org.tpibridge.store.database.StoreException if the database fails; the rows may have
   *     been saved nevertheless, and then the batch is not current any more
   */
  public Optional<List<RowResult>> save(Jobs.Job job, RowBatch batch) {
    return components
        .retryPolicy()
        .retry(() -> components.store().write(tx -> saved(tx, job, batch)));
  }

  private Optional<List<RowResult>> saved(StoreTransaction tx, Jobs.Job begun, RowBatch batch) {
    List<String> locks = new ArrayList<>(RowTransaction.lockNames(batch.rows()));
    locks.addAll(batch.locks());
    tx.lock(locks);
    components.erasures().requireKey(tx);
    Instant now = components.clock().instant();
    if (!batch.isCurrent(tx) || !tx.jobs().lockRunning(begun.key(), now)) {
      return Optional.empty();
    }
    if (batch.rows().stream().anyMatch(row -> row.visit().isPresent())) {
      components.dataKind().checkAndRecord(tx);
    }
    Jobs.Job job = tx.jobs().find(begun.key()).orElseThrow();
    RowTransaction rows =
        new RowTransaction(
            upsert(tx, job),
            job.key(),
            now,
            new RowNaming(job.position(), "", Optional.of(batch.place())));
    List<RowResult> results = batch.rows().stream().map(rows::save).toList();
    rows.write(tx);
    Jobs.RowCounts counts = RowTransaction.count(job.counts(), results);
    long last = job.position() + results.size();
    for (RetractedVisit retracted : batch.retractions(tx)) {
      last++;
      retract(tx, retracted, new ChangeSource(job.key(), last, now), batch.place());
      counts = counts.plusOne(SourceRows.RowOutcome.UPDATED);
    }
    tx.jobs().advance(job.key(), last, counts, now);
    batch.saved(tx, job.key(), job.position() + 1, last);
    return Optional.of(results);
  }

  private VisitUpsert upsert(StoreTransaction tx, Jobs.Job job) {
    PatientAdmission admission =
        new PatientAdmission(components.erasures(), components.sources(), false);
    return new VisitUpsert(
        new StoredVisits(
            tx, admission, components.serializer(), Optional.empty(), components.clock()),
        components.serializer(),
        components.remapper(context(job)));
  }

  private void retract(
      StoreTransaction tx, RetractedVisit retracted, ChangeSource cause, StoredPlace place) {
    new VisitRetraction(tx, new NewVersions(components.serializer()))
        .retract(retracted.visit(), cause);
    tx.sourceRows()
        .add(
            List.of(
                new SourceRows.SourceRow(
                    cause.job(),
                    cause.rowNumber(),
                    SourceRows.RowOutcome.UPDATED,
                    place,
                    Optional.empty(),
                    OptionalLong.of(retracted.visit().key()))));
    tx.findings()
        .add(
            List.of(
                new StoredFindings.RowFindings(
                    cause.job(), cause.rowNumber(), List.of(retracted.reason()))));
  }
}
