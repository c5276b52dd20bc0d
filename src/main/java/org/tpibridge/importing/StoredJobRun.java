package org.tpibridge.importing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tpibridge.importing.upsert.PatientAdmission;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.importing.upsert.StoredVisits;
import org.tpibridge.importing.upsert.VisitRepository;
import org.tpibridge.importing.upsert.VisitUpsert;
import org.tpibridge.pipeline.ImportContext;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.jobs.Jobs;

/** Imports a file into the store as a job that this process has claimed. */
final class StoredJobRun implements JobRun {

  /** The result of a transaction; valid once the transaction is committed. */
  private record BatchResult(List<RowResult> results, Jobs.RowCounts counts, long position) {}

  private final ImportComponents components;
  private final RetryPolicy retryPolicy;
  private final PatientAdmission admission;
  private final Optional<HashingInput> hashingInput;
  private final Input input;
  private final JobClaim claim;
  private final Jobs.Job job;
  private final ResumePoint resumePoint;
  private BatchResult progress;

  StoredJobRun(
      ImportComponents components,
      PatientAdmission admission,
      Input input,
      JobClaim claim,
      Jobs.Job job) {
    this.components = components;
    this.retryPolicy = components.retryPolicy();
    this.admission = admission;
    this.hashingInput = job.request().sha256().map(hash -> new HashingInput(input));
    this.input = hashingInput.map(HashingInput::input).orElse(input);
    this.claim = claim;
    this.job = job;
    this.resumePoint = retryPolicy.retry(() -> ResumePoint.of(job, components.store()));
    this.progress = new BatchResult(List.of(), job.counts(), job.position());
  }

  @Override
  public Optional<Jobs.Job> job() {
    return Optional.of(job);
  }

  @Override
  public Input input() {
    return input;
  }

  @Override
  public ImportContext importContext() {
    return contextOf(job);
  }

  static ImportContext contextOf(Jobs.Job job) {
    return new ImportContext(Optional.of(job.id()), Optional.of(job.startedAt()));
  }

  @Override
  public ResumePoint resumePoint() {
    return resumePoint;
  }

  @Override
  public List<RowResult> save(List<SerializedRow> batch) {
    BatchResult last = progress;
    retryPolicy.retry(() -> write(batch, last), () -> retryWrite(batch, last));
    return progress.results();
  }

  private BatchResult retryWrite(List<SerializedRow> batch, BatchResult last) {
    if (!claim.renew()) {
      throw new ImportException(
          "The connection to the database was lost, and another process resumed job "
              + job.id()
              + ". Its result is in: tpi-bridge status "
              + job.id());
    }
    // The transaction may have been committed although the connection was lost.
    long position =
        components.store().read(tx -> tx.jobs().find(job.key())).orElseThrow().position();
    return position > last.position() ? progress : write(batch, last);
  }

  private BatchResult write(List<SerializedRow> batch, BatchResult last) {
    return components
        .store()
        .write(
            tx -> {
              progress = saveBatch(tx, batch, last);
              return progress;
            });
  }

  private BatchResult saveBatch(StoreTransaction tx, List<SerializedRow> batch, BatchResult last) {
    tx.lock(RowTransaction.lockNames(batch));
    components.erasures().requireKey(tx);
    if (batch.stream().anyMatch(row -> row.visit().isPresent())) {
      components.dataKind().checkAndRecord(tx);
    }
    Instant now = components.clock().instant();
    VisitRepository repository =
        new StoredVisits(
            tx,
            admission,
            components.serializer(),
            job.request().origin().scoresOf(),
            components.clock());
    RowTransaction rows =
        new RowTransaction(
            new VisitUpsert(
                repository, components.serializer(), components.remapper(importContext())),
            job.key(),
            now,
            input.name());
    List<RowResult> results = batch.stream().map(rows::save).toList();
    rows.write(tx);
    Jobs.RowCounts counts = RowTransaction.count(last.counts(), results);
    long position = batch.get(batch.size() - 1).result().ordinal();
    tx.jobs().advance(job.key(), position, counts, now);
    return new BatchResult(results, counts, position);
  }

  @Override
  public ImportedFileResult finish() {
    if (!hashingInput.flatMap(HashingInput::sha256).equals(job.request().sha256())) {
      // The file has changed, so the job must not be resumed with other content.
      retryPolicy.retry(() -> components.store().write(this::forgetSource));
      throw new ImportException(
          input.name()
              + " changed while it was read. The rows that were read are stored as job "
              + job.id()
              + ". Import the file again when it is complete.");
    }
    Jobs.Job ended = retryPolicy.retry(() -> components.store().write(this::ended));
    return new ImportedFileResult(Optional.of(ended), ended.counts(), resumePoint.position());
  }

  private Jobs.Job forgetSource(StoreTransaction tx) {
    tx.jobs().clearSource(job.key());
    return job;
  }

  private Jobs.Job ended(StoreTransaction tx) {
    tx.jobs().end(job.key(), Jobs.JobState.FINISHED, components.clock().instant());
    return tx.jobs().find(job.key()).orElseThrow();
  }

  @Override
  public void close() {
    claim.close();
  }
}
