package org.tpibridge.importing;

import java.util.BitSet;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.Jobs;

/**
 * Where to resume an interrupted import: the rows that were saved before.
 *
 * @param position the last row that was saved; 0 if none was
 * @param rejectedRows the rejected rows up to the position, one bit for each row, because there may
 *     be millions
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

  /**
   * Returns whether a row has to be mapped and checked. Rejected rows are checked again, so that
   * they can be written to the rejects file.
   */
  boolean isNeeded(long ordinal) {
    return !isCounted(ordinal) || rejectedRows.get(Math.toIntExact(ordinal));
  }

  boolean isCounted(long ordinal) {
    return ordinal <= position;
  }
}
