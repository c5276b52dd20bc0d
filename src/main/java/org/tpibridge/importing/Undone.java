package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import org.tpibridge.store.Jobs;

/**
 * What an undo came to, or would come to.
 *
 * @param job the undo; empty where nothing was written
 * @param retracted visits that were not there before and are now marked as entered in error
 * @param restored visits that say again what they said before
 * @param left visits that a later job changed, which were left as they are
 * @param shared patients, clinicians, places taken back or restored
 * @param sharedLeft those that something else stands on
 * @param standing ids of the first visits that a later job changed
 * @param refused whether nothing was done because of those
 */
public record Undone(
    Optional<Jobs.Job> job,
    long retracted,
    long restored,
    long left,
    long shared,
    long sharedLeft,
    List<String> standing,
    boolean refused) {
  static final Undone NOTHING = new Undone(Optional.empty(), 0, 0, 0, 0, 0, List.of(), false);

  public Undone {
    standing = List.copyOf(standing);
  }

  /** No visit ids. */
  @Override
  public String toString() {
    return "Undone[" + retracted + " retracted, " + restored + " restored, " + left + " left]";
  }
}
