package org.tpibridge.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tpibridge.importing.upsert.AdmissionCheck;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.pipeline.VisitResult;

/**
 * Collects rows into batches, each of which is saved in one transaction. A transaction begins only
 * when its batch is complete, so that no other process waits for rows that are still being checked.
 */
final class BatchCollector {
  private static final int MAX_ROWS = 1_000;
  private static final long MAX_BYTES = 32L << 20;
  private static final long MAX_NANOS = 500_000_000;

  private final JobRun run;
  private final AdmissionCheck admits;
  private final int maxVisits;
  private final Consumer<RowResult> each;
  private List<SerializedRow> batch = new ArrayList<>();
  private int visits;
  private long bytes;
  private long startNanos;

  /**
   * @param admits decides which patients may be stored
   * @param maxVisits in one transaction
   */
  BatchCollector(JobRun run, AdmissionCheck admits, int maxVisits, Consumer<RowResult> each) {
    this.run = run;
    this.admits = admits;
    this.maxVisits = maxVisits;
    this.each = each;
  }

  void add(SerializedRow row) {
    if (row.result() instanceof VisitResult.Skipped) {
      return;
    }
    if (run.resumePoint().isCounted(row.result().ordinal())) {
      each.accept(RowTransaction.again(row, admits));
      return;
    }
    if (batch.isEmpty()) {
      startNanos = System.nanoTime();
    }
    batch.add(row);
    visits += row.visit().isPresent() ? 1 : 0;
    bytes += row.bytes();
    if (isComplete()) {
      finish();
    }
  }

  private boolean isComplete() {
    return visits >= maxVisits
        || batch.size() >= MAX_ROWS
        || bytes >= MAX_BYTES
        || System.nanoTime() - startNanos >= MAX_NANOS;
  }

  /** Saves the rows that are still in the batch. */
  void finish() {
    if (!batch.isEmpty()) {
      List<SerializedRow> complete = batch;
      batch = new ArrayList<>();
      visits = 0;
      bytes = 0;
      run.save(complete).forEach(each);
    }
  }
}
