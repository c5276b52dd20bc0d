package org.tpibridge.importing;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.jobs.Jobs;

/** Claims jobs for this process. */
public record JobClaims(Store store) {
  private static final int ATTEMPTS = 20;
  private static final long WAIT_NANOS = 25_000_000;

  /**
   * Claims a job, with several attempts: a process that only checks whether the job is running
   * claims it for a moment, and a database server needs a moment to notice that a session has
   * ended.
   */
  public Optional<JobClaim> claim(Jobs.Job job) {
    Optional<JobClaim> claim = store.claim(job);
    for (int i = 0; claim.isEmpty() && i < ATTEMPTS; i++) {
      LockSupport.parkNanos(WAIT_NANOS);
      claim = store.claim(job);
    }
    return claim;
  }
}
