package org.tpibridge.importing;

import org.tpibridge.reading.input.Input;
import org.tpibridge.store.jobs.Jobs;

/**
 * Receives the progress of the import of one file, on the thread that runs it. Closed when the
 * import ends.
 */
public interface ImportObserver extends AutoCloseable {

  /** Called before any row is saved; not called in a dry run. */
  void started(Input input, Jobs.Job job);

  /** Called for each row that this run imported. */
  void step();

  @Override
  void close();
}
