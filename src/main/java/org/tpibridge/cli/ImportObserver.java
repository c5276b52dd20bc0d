package org.tpibridge.cli;

import org.tpibridge.source.Input;
import org.tpibridge.store.Jobs;

/** Follows the import of one file, on the thread that runs it. Closed when the import ends. */
interface ImportObserver extends AutoCloseable {

  /** Called before any row is saved; not for a dry run. */
  void begun(Input input, Jobs.Job job);

  /** Called for each row that was imported now. */
  void step();

  @Override
  void close();
}
