package org.tpibridge.importing;

import java.time.InstantSource;
import java.util.List;
import org.tpibridge.importing.erasure.Erasures;
import org.tpibridge.store.Store;

/** What every run works with. */
record Tools(
    Store store, Preparing preparing, Erasures erasures, String program, InstantSource clock) {

  Admission admission(Wishes wishes) {
    return new Admission(erasures, wishes.readmit());
  }

  /** The same outside of a transaction. */
  Admits admits(Admission admission) {
    return new Admits() {
      @Override
      public boolean admits(String mrn) {
        return perseverance().until(() -> store.read(tx -> admission.admits(tx, mrn)));
      }

      @Override
      public boolean admitsAll(List<String> texts) {
        return perseverance().until(() -> store.read(tx -> admission.admitsAll(tx, texts)));
      }
    };
  }

  /** Nothing is imported where erased patients could not be recognized. */
  void requireKey() {
    perseverance()
        .until(
            () -> {
              erasures.requireKey(store);
              return true;
            });
  }

  Perseverance perseverance() {
    return new Perseverance(store.patience());
  }
}
