package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.pipeline.ImportContext;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.jobs.Jobs;

/** A job that is finished, and whose rejected rows are told again. */
record ReplayedJob(Jobs.Job finished, ResumePoint resumePoint, Input input) implements JobRun {

  @Override
  public Optional<Jobs.Job> job() {
    return Optional.of(finished);
  }

  @Override
  public ImportContext importContext() {
    return StoredJobRun.contextOf(finished);
  }

  @Override
  public List<RowResult> save(List<SerializedRow> batch) {
    // The bytes that the job was found by have no row that it did not count.
    throw new ImportException(
        input.name() + " changed while it was read; import it again when it is finished.");
  }

  @Override
  public ImportedFileResult finish() {
    return new ImportedFileResult(job(), finished.counts(), resumePoint.position());
  }

  @Override
  public void close() {
    // Nothing was claimed.
  }
}
