package org.tpibridge.importing;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.tpibridge.store.Claim;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;

/** Claims of jobs, by somebody who means to work on them. */
record Claims(Store store) {
  private static final int LOOKS = 20;
  private static final long LOOK_NANOS = 25_000_000;

  /**
   * Looks more than once: somebody who only wants to know whether a job is under way holds its
   * claim for a moment, and a server needs one to see that a session has ended.
   */
  Optional<Claim> of(Jobs.Job job) {
    Optional<Claim> claim = store.claim(job);
    for (int i = 0; claim.isEmpty() && i < LOOKS; i++) {
      LockSupport.parkNanos(LOOK_NANOS);
      claim = store.claim(job);
    }
    return claim;
  }
}
