package org.tpibridge.importing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tpibridge.importing.upsert.DryRunRepository;
import org.tpibridge.importing.upsert.PatientAdmission;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.importing.upsert.VisitRepository;
import org.tpibridge.importing.upsert.VisitUpsert;
import org.tpibridge.pipeline.ImportContext;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.Jobs;

/**
 * Runs imports without saving: the same steps with a temporary store that is layered over the real
 * one and receives the changes. The real store is only read.
 */
final class DryRun implements AutoCloseable {
  private final ImportComponents components;
  private Optional<Store> scratch = Optional.empty();

  DryRun(ImportComponents components) {
    this.components = components;
  }

  DryRunJob begin(Input input, ImportOptions options) {
    if (scratch.isEmpty()) {
      scratch = Optional.of(Store.temporary());
    }
    components.retryPolicy().retry(() -> components.systems().check(components.store()));
    ResumePoint resumePoint =
        components
            .retryPolicy()
            .retry(
                () ->
                    new JobStarter(components)
                        .interrupted(input, options)
                        .map(job -> ResumePoint.of(job, components.store()))
                        .orElse(ResumePoint.START));
    return new DryRunJob(
        components, scratch.get(), components.admission(options), input, resumePoint);
  }

  /** The dry run of one file. */
  static final class DryRunJob implements JobRun {
    private final ImportComponents components;
    private final Store scratch;
    private final PatientAdmission admission;
    private final Input input;
    private final ResumePoint resumePoint;
    private final Instant now;
    private Jobs.RowCounts counts;

    DryRunJob(
        ImportComponents components,
        Store scratch,
        PatientAdmission admission,
        Input input,
        ResumePoint resumePoint) {
      this.components = components;
      this.scratch = scratch;
      this.admission = admission;
      this.input = input;
      this.resumePoint = resumePoint;
      this.now = components.clock().instant();
      this.counts = resumePoint.counts();
    }

    @Override
    public Optional<Jobs.Job> job() {
      return Optional.empty();
    }

    @Override
    public Input input() {
      return input;
    }

    @Override
    public ImportContext importContext() {
      return new ImportContext(Optional.empty(), Optional.of(now));
    }

    @Override
    public ResumePoint resumePoint() {
      return resumePoint;
    }

    @Override
    public List<RowResult> save(List<SerializedRow> batch) {
      List<RowResult> results =
          components
              .retryPolicy()
              .retry(
                  () ->
                      components
                          .store()
                          .read(
                              real ->
                                  scratch.write(scratchTx -> saveBatch(real, scratchTx, batch))));
      counts = RowTransaction.count(counts, results);
      return results;
    }

    private List<RowResult> saveBatch(
        StoreReader real, StoreTransaction scratchTx, List<SerializedRow> batch) {
      components.erasures().requireKey(real);
      VisitRepository repository = new DryRunRepository(real, scratchTx, admission);
      RowTransaction rows =
          new RowTransaction(
              new VisitUpsert(
                  repository, components.serializer(), components.remapper(importContext())),
              0,
              now,
              input.name());
      return batch.stream().map(rows::save).toList();
    }

    @Override
    public ImportedFileResult finish() {
      return new ImportedFileResult(Optional.empty(), counts, resumePoint.position());
    }

    @Override
    public void close() {
      // The temporary store stays open: the next file of this dry run sees the changes of this
      // file.
    }
  }

  @Override
  public void close() {
    scratch.ifPresent(Store::close);
    scratch = Optional.empty();
  }
}
