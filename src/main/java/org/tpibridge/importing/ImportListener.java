package org.tpibridge.importing;

import org.tpibridge.store.jobs.Jobs;

/** Hears how an import goes on, on the thread that runs it. */
@FunctionalInterface
public interface ImportListener {

  /**
   * The job of the file is begun, or gone on with; a dry run has none.
   *
   * @param job with the rows that were kept before
   */
  default void started(Jobs.Job job) {}

  /**
   * What became of a row, in the input's order, when it is kept for good. Rows that were kept
   * before the import was broken off are left out, but for rejected ones.
   */
  void imported(RowResult row);
}
