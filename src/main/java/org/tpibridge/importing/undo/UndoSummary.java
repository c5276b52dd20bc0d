package org.tpibridge.importing.undo;

import java.util.List;
import java.util.Optional;
import org.tpibridge.store.jobs.Jobs;

/**
 * What an undo came to, or would come to.
 *
 * @param job the undo; empty where nothing was written
 * @param retracted visits that were not there before and are now marked as entered in error
 * @param restored visits that say again what they said before
 * @param unchanged visits that a later job changed, which were left as they are
 * @param shared patients, clinicians, places taken back or restored
 * @param sharedUnchanged those that something else stands on
 * @param changedLater ids of the first visits that a later job changed
 * @param refused whether nothing was done because of those
 */
public record UndoSummary(
    Optional<Jobs.Job> job,
    long retracted,
    long restored,
    long unchanged,
    long shared,
    long sharedUnchanged,
    List<String> changedLater,
    boolean refused) {
  static final UndoSummary NOTHING =
      new UndoSummary(Optional.empty(), 0, 0, 0, 0, 0, List.of(), false);

  public UndoSummary {
    changedLater = List.copyOf(changedLater);
  }

  /** No visit ids. */
  @Override
  public String toString() {
    return "Undone[" + retracted + " retracted, " + restored + " restored, " + unchanged + " left]";
  }
}
