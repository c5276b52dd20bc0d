package org.tpibridge.importing;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.jobs.Jobs;

/** Claims of jobs, by somebody who means to work on them. */
public record JobClaims(Store store) {
  private static final int LOOKS = 20;
  private static final long LOOK_NANOS = 25_000_000;

  /**
   * Looks more than once: somebody who only wants to know whether a job is under way holds its
   * claim for a moment, and a server needs one to see that a session has ended.
   */
  public Optional<JobClaim> claim(Jobs.Job job) {
    Optional<JobClaim> claim = store.claim(job);
    for (int i = 0; claim.isEmpty() && i < LOOKS; i++) {
      LockSupport.parkNanos(LOOK_NANOS);
      claim = store.claim(job);
    }
    return claim;
  }
}
