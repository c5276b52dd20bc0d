package org.tpibridge.importing.jobs;

import java.util.List;
import java.util.function.Consumer;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.StoredFindings.NumberedFinding;

/** Reads all findings of a job in pages, because a large import has too many for memory. */
public record JobFindings(Store store, long job) {
  private static final int AT_ONCE = 1_000;

  public void each(Consumer<NumberedFinding> sink) {
    long ordinal = 0;
    int number = 0;
    List<NumberedFinding> some;
    do {
      long row = ordinal;
      int last = number;
      some = store.read(tx -> tx.findings().after(job, row, last, AT_ONCE));
      some.forEach(sink);
      if (!some.isEmpty()) {
        ordinal = some.get(some.size() - 1).rowNumber();
        number = some.get(some.size() - 1).number();
      }
    } while (some.size() == AT_ONCE);
  }
}
