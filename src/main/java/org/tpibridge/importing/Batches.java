package org.tpibridge.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tpibridge.checking.VisitResult;

/**
 * Gathers rows until they are worth a transaction. A transaction begins only when its batch is
 * whole, so that no other process waits for rows that are still being checked.
 */
final class Batches {
  private static final int VISITS = 256;
  private static final int ROWS = 1_000;
  private static final long BYTES = 32L << 20;
  private static final long NANOS = 500_000_000;

  private final Run run;
  private final Admits admits;
  private final Consumer<Taken> each;
  private List<Prepared> batch = new ArrayList<>();
  private int visits;
  private long bytes;
  private long begun;

  /**
   * @param admits says of whom anything may be written
   */
  Batches(Run run, Admits admits, Consumer<Taken> each) {
    this.run = run;
    this.admits = admits;
    this.each = each;
  }

  void add(Prepared row) {
    if (row.checked() instanceof VisitResult.Skipped) {
      return;
    }
    if (run.before().isCounted(row.checked().ordinal())) {
      each.accept(Rows.again(row, admits));
      return;
    }
    if (batch.isEmpty()) {
      begun = System.nanoTime();
    }
    batch.add(row);
    visits += row.visit().isPresent() ? 1 : 0;
    bytes += row.bytes();
    if (isWhole()) {
      finish();
    }
  }

  private boolean isWhole() {
    return visits >= VISITS
        || batch.size() >= ROWS
        || bytes >= BYTES
        || System.nanoTime() - begun >= NANOS;
  }

  /** Keeps what is there. */
  void finish() {
    if (!batch.isEmpty()) {
      List<Prepared> whole = batch;
      batch = new ArrayList<>();
      visits = 0;
      bytes = 0;
      run.keep(whole).forEach(each);
    }
  }
}
