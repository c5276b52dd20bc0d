package org.tpibridge.importing;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.tpibridge.store.Claim;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;

/**
 * Claims jobs. Somebody who looks whether a job is under way holds its claim for a moment, and a
 * database needs one to see that a connection is gone; so who is refused asks a few times more.
 */
record Claiming(Store store) {
  private static final int LOOKS = 20;
  private static final long LOOK_NANOS = 25_000_000;

  /** Empty where another process works on it. */
  Optional<Claim> of(Jobs.Job job) {
    Optional<Claim> claim = store.claim(job);
    for (int i = 0; claim.isEmpty() && i < LOOKS; i++) {
      LockSupport.parkNanos(LOOK_NANOS);
      claim = store.claim(job);
    }
    return claim;
  }
}
