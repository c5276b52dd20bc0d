package org.tpibridge.importing;

import java.time.InstantSource;
import org.tpibridge.importing.erasure.Erasures;
import org.tpibridge.store.Store;

/** What every run works with. */
record Tools(
    Store store,
    Preparing preparing,
    Erasures erasures,
    RecordedSystems systems,
    String program,
    InstantSource clock) {

  Admission admission(Wishes wishes) {
    return new Admission(erasures, wishes.readmit());
  }

  /** Whether a patient may be kept, asked outside of a transaction. */
  boolean admits(Admission admission, String mrn) {
    return perseverance().until(() -> store.read(tx -> admission.admits(tx, mrn)));
  }

  Perseverance perseverance() {
    return new Perseverance(store.patience());
  }
}
