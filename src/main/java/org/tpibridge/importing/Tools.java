package org.tpibridge.importing;

import java.time.InstantSource;
import org.tpibridge.importing.erasure.Erasures;
import org.tpibridge.store.Store;

/** What every run works with. */
record Tools(
    Store store, Preparing preparing, Erasures erasures, String program, InstantSource clock) {

  Admission admission(Wishes wishes) {
    return new Admission(erasures, wishes.readmit());
  }

  Perseverance perseverance() {
    return new Perseverance(store.patience());
  }
}
