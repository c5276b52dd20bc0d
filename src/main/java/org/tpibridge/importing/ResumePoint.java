package org.tpibridge.importing;

import java.util.BitSet;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.Jobs;

/**
 * What was kept of a file before its import was broken off.
 *
 * @param position the last row that is counted; 0: none
 * @param rejectedRows of the rows up to there, the rejected ones; one bit a row, for there may be
 *     millions
 */
record ResumePoint(long position, Jobs.RowCounts counts, BitSet rejectedRows) {
  static final ResumePoint START = new ResumePoint(0, Jobs.RowCounts.NONE, new BitSet());

  static ResumePoint of(Jobs.Job job, Store store) {
    BitSet rows = new BitSet();
    if (job.counts().rejected() + job.counts().unreadable() > 0) {
      store.read(
          tx -> {
            tx.sourceRows()
                .forEachNotImported(job.key(), ordinal -> rows.set(Math.toIntExact(ordinal)));
            return rows;
          });
    }
    return new ResumePoint(job.position(), job.counts(), rows);
  }

  /** Whether a row has to be mapped and checked; a rejected one again, to be handed back. */
  boolean isNeeded(long ordinal) {
    return !isCounted(ordinal) || rejectedRows.get(Math.toIntExact(ordinal));
  }

  boolean isCounted(long ordinal) {
    return ordinal <= position;
  }
}
