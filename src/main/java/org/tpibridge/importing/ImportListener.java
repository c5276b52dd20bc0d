package org.tpibridge.importing;

import org.tpibridge.store.jobs.Jobs;

/** Receives the rows of an import, on the thread that runs it. */
@FunctionalInterface
public interface ImportListener {

  /**
   * Called when the job of the file was started or resumed; not called in a dry run.
   *
   * @param job the job, with the counts of the rows that were saved before
   */
  default void started(Jobs.Job job) {}

  /**
   * Called with the result of each row, in the order of the input, after the row was saved. If the
   * import is resumed, rows that were saved before are left out, except for rejected rows.
   */
  void imported(RowResult row);
}
