package org.tpibridge.importing;

import java.util.BitSet;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;

/**
 * What was kept of a file before its import was broken off.
 *
 * @param position the last row that is counted; 0: none
 * @param notKept of the rows up to there, the rejected ones; one bit a row, for there may be
 *     millions
 */
record Before(long position, Jobs.Counts counts, BitSet notKept) {
  static final Before NOTHING = new Before(0, Jobs.Counts.NONE, new BitSet());

  static Before of(Jobs.Job job, Store store) {
    BitSet rows = new BitSet();
    if (job.counts().rejected() + job.counts().unreadable() > 0) {
      store.read(
          tx -> {
            tx.sourceRows()
                .forEachNotImported(job.key(), ordinal -> rows.set(Math.toIntExact(ordinal)));
            return rows;
          });
    }
    return new Before(job.position(), job.counts(), rows);
  }

  /** Whether a row has to be mapped and checked; a rejected one again, to be handed back. */
  boolean wants(long ordinal) {
    return !isCounted(ordinal) || notKept.get(Math.toIntExact(ordinal));
  }

  boolean isCounted(long ordinal) {
    return ordinal <= position;
  }
}
