package org.tpibridge.importing;

import java.util.Optional;
import org.tpibridge.store.jobs.Jobs;

/**
 * What became of a file.
 *
 * @param job empty for a dry run
 * @param counts of all rows, also of those that were kept before the import was broken off
 * @param resumedAfter the last row that was kept before; 0: the file was begun afresh
 */
public record ImportedFileResult(
    Optional<Jobs.Job> job, Jobs.RowCounts counts, long resumedAfter) {}
