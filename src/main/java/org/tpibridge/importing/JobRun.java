package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.pipeline.ImportContext;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.jobs.Jobs;

/** The import of one file while it runs. */
sealed interface JobRun extends AutoCloseable permits StoredJobRun, ReplayedJob, DryRun.DryRunJob {

  /** Returns the job as it was when it was started or resumed; empty for a dry run. */
  Optional<Jobs.Job> job();

  /** Returns the input to read. */
  Input input();

  /** Returns what Provenance resources record about this import. */
  ImportContext importContext();

  /** Returns which rows were saved before an interruption. */
  ResumePoint resumePoint();

  /**
   * Saves rows that were not saved before: all of them or none.
   *
   * @param batch rows in the order of the input
   * @return the result of each row
   */
  List<RowResult> save(List<SerializedRow> batch);

  /** Completes the import after all rows were saved. */
  ImportedFileResult finish();

  @Override
  void close();
}
