package org.tpibridge.importing;

import java.util.Optional;
import org.tpibridge.store.jobs.Jobs;

/**
 * The result of importing a file.
 *
 * @param job empty for a dry run
 * @param counts counts of all rows, including those that were saved before an interruption
 * @param resumedAfter the last row that was saved before an interruption; 0 if the import started
 *     at the beginning
 */
public record ImportedFileResult(
    Optional<Jobs.Job> job, Jobs.RowCounts counts, long resumedAfter) {}
