package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import org.tpibridge.checking.ImportContext;
import org.tpibridge.source.Input;
import org.tpibridge.store.Jobs;

/** One file on its way in. */
sealed interface Run extends AutoCloseable permits KeptJob, ToldJob, Rehearsal.DryRun {

  /** As it was when it was begun or taken up; empty for a dry run. */
  Optional<Jobs.Job> job();

  /** The file, as it is to be read. */
  Input input();

  /** What Provenance tells of this import. */
  ImportContext taken();

  /** What of the file was kept before it was broken off. */
  Before before();

  /**
   * Keeps rows that were not counted before: all of them or none.
   *
   * @param batch in the input's order
   * @return what became of each
   */
  List<Taken> keep(List<Prepared> batch);

  /** All rows are kept. */
  Imported end();

  @Override
  void close();
}
