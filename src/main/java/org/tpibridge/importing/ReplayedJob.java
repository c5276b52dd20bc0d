package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.pipeline.ImportContext;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.jobs.Jobs;

/** A finished job whose result, including rejected rows, is reported again. */
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
    // The job was found by the hash of the input, so it has counted every row of these bytes.
    throw new ImportException(
        input.name() + " changed while it was read. Import it again when it is complete.");
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
