package org.tpibridge.importing;

import java.util.Optional;
import org.tpibridge.store.jobs.JobOrigin;

/**
 * Options of an import.
 *
 * @param dryRun whether to report the result of each row without saving
 * @param settings a fingerprint of all settings that decide how a file is read (column maps, rules,
 *     the clinic); an interrupted import is resumed only if it is the same
 * @param readmit whether to import patients who were erased before
 * @param earlierJob a job of this file whose result was not reported yet, such as {@code J3}; if it
 *     is finished, its result is reported instead of importing the file a second time
 * @param origin where the data comes from
 */
public record ImportOptions(
    boolean dryRun,
    String settings,
    boolean readmit,
    Optional<String> earlierJob,
    JobOrigin origin) {

  public ImportOptions(boolean dryRun, String settings, boolean readmit) {
    this(dryRun, settings, readmit, Optional.empty());
  }

  public ImportOptions(
      boolean dryRun, String settings, boolean readmit, Optional<String> earlierJob) {
    this(dryRun, settings, readmit, earlierJob, JobOrigin.IMPORT);
  }
}
