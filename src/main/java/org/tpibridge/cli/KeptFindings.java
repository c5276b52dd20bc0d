package org.tpibridge.cli;

import java.util.List;
import java.util.function.Consumer;
import org.tpibridge.store.Findings.Numbered;
import org.tpibridge.store.Store;

/** All findings of a job, some at a time, since twenty years of visits have many. */
record KeptFindings(Store store, long job) {
  private static final int AT_ONCE = 1_000;

  void each(Consumer<Numbered> sink) {
    long ordinal = 0;
    int number = 0;
    List<Numbered> some;
    do {
      long row = ordinal;
      int last = number;
      some = store.read(tx -> tx.findings().after(job, row, last, AT_ONCE));
      some.forEach(sink);
      if (!some.isEmpty()) {
        ordinal = some.get(some.size() - 1).ordinal();
        number = some.get(some.size() - 1).number();
      }
    } while (some.size() == AT_ONCE);
  }
}
