package org.tpibridge.importing.undo;

import java.util.List;
import java.util.Optional;
import org.tpibridge.store.jobs.Jobs;

/**
 * The result of an undo, or of its preview.
 *
 * @param job the undo job; empty if nothing was written
 * @param retracted visits that the job created, now marked as entered in error
 * @param restored visits that have their earlier content again
 * @param unchanged visits that stay as they are because a later job changed them
 * @param shared patients, clinicians and places that were retracted or restored
 * @param sharedUnchanged patients, clinicians and places that stay because something else depends
 *     on them
 * @param changedLater ids of the first visits that a later job changed
 * @param refused whether the undo was refused because of those visits
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
    return "UndoSummary["
        + retracted
        + " retracted, "
        + restored
        + " restored, "
        + unchanged
        + " unchanged]";
  }
}
