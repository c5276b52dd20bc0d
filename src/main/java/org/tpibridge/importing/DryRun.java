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
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.Jobs;

/**
 * Runs imports without saving: the same steps with a temporary store that is layered over the real
 * one and receives the changes. The real store is only read.
 */
final class DryRun implements AutoCloseable {
  private final ImportComponents tools;
  private Optional<Store> scratch = Optional.empty();

  DryRun(ImportComponents tools) {
    this.tools = tools;
  }

  DryRunJob begin(Input input, ImportOptions wishes) {
    if (scratch.isEmpty()) {
      scratch = Optional.of(Store.temporary());
    }
    tools.retryPolicy().retry(() -> tools.systems().check(tools.store()));
    ResumePoint before =
        tools
            .retryPolicy()
            .retry(
                () ->
                    new JobStarter(tools)
                        .interrupted(input, wishes)
                        .map(job -> ResumePoint.of(job, tools.store()))
                        .orElse(ResumePoint.START));
    return new DryRunJob(tools, scratch.get(), tools.admission(wishes), input, before);
  }

  /** The dry run of one file. */
  static final class DryRunJob implements JobRun {
    private final ImportComponents tools;
    private final Store scratch;
    private final PatientAdmission admission;
    private final Input input;
    private final ResumePoint before;
    private final Instant now;
    private Jobs.RowCounts counts;

    DryRunJob(
        ImportComponents tools,
        Store scratch,
        PatientAdmission admission,
        Input input,
        ResumePoint before) {
      this.tools = tools;
      this.scratch = scratch;
      this.admission = admission;
      this.input = input;
      this.before = before;
      this.now = tools.clock().instant();
      this.counts = before.counts();
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
      return before;
    }

    @Override
    public List<RowResult> save(List<SerializedRow> batch) {
      List<RowResult> taken =
          tools
              .retryPolicy()
              .retry(
                  () -> tools.store().read(real -> scratch.write(own -> keep(real, own, batch))));
      counts = RowTransaction.count(counts, taken);
      return taken;
    }

    private List<RowResult> keep(
        StoreTransaction real, StoreTransaction own, List<SerializedRow> batch) {
      tools.erasures().requireKey(real);
      VisitRepository shelf = new DryRunRepository(real, own, admission);
      RowTransaction rows =
          new RowTransaction(new VisitUpsert(shelf, tools.serializer()), 0, now, input.name());
      return batch.stream().map(rows::save).toList();
    }

    @Override
    public ImportedFileResult finish() {
      return new ImportedFileResult(Optional.empty(), counts, before.position());
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
