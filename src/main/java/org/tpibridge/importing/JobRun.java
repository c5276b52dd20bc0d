package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.pipeline.ImportContext;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.jobs.Jobs;

/** One file on its way in. */
sealed interface JobRun extends AutoCloseable permits StoredJobRun, ReplayedJob, DryRun.DryRunJob {

  /** As it was when it was begun or taken up; empty for a dry run. */
  Optional<Jobs.Job> job();

  /** The file, as it is to be read. */
  Input input();

  /** What Provenance tells of this import. */
  ImportContext importContext();

  /** What of the file was kept before it was broken off. */
  ResumePoint resumePoint();

  /**
   * Keeps rows that were not counted before: all of them or none.
   *
   * @param batch in the input's order
   * @return what became of each
   */
  List<RowResult> save(List<SerializedRow> batch);

  /** All rows are kept. */
  ImportedFileResult finish();

  @Override
  void close();
}
