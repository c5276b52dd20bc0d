package org.tpibridge.importing.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.jobs.Jobs;

/** A job and how it stands at this moment, also where another process works on it. */
public record JobStatus(Jobs.Job job, State state) {

  public enum State {
    RUNNING("running"),
    /** Its process is gone. */
    INTERRUPTED("interrupted"),
    FINISHED("finished"),
    UNDONE("undone");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** The newest first. */
  public static List<JobStatus> newest(Store store, int limit) {
    return store.read(tx -> tx.jobs().newest(limit)).stream().map(job -> of(store, job)).toList();
  }

  /** Those of a kind that have not come to their end. */
  public static List<JobStatus> running(Store store, Jobs.JobKind kind) {
    return store.read(tx -> tx.jobs().running(kind)).stream().map(job -> of(store, job)).toList();
  }

  public static Optional<JobStatus> named(Store store, String id) {
    return store.read(tx -> tx.jobs().find(id)).map(job -> of(store, job));
  }

  private static JobStatus of(Store store, Jobs.Job job) {
    return switch (job.state()) {
      case FINISHED -> new JobStatus(job, State.FINISHED);
      case UNDONE -> new JobStatus(job, State.UNDONE);
      case RUNNING ->
          isClaimed(store, job) ? new JobStatus(job, State.RUNNING) : afterwards(store, job);
    };
  }

  /** Nobody works on it, but it may have come to its end since it was looked up. */
  private static JobStatus afterwards(Store store, Jobs.Job job) {
    Jobs.Job now = store.read(tx -> tx.jobs().find(job.key())).orElse(job);
    return now.state() == Jobs.JobState.RUNNING
        ? new JobStatus(now, State.INTERRUPTED)
        : of(store, now);
  }

  /** Held for this look only. */
  private static boolean isClaimed(Store store, Jobs.Job job) {
    Optional<JobClaim> claim = store.claim(job);
    claim.ifPresent(JobClaim::close);
    return claim.isEmpty();
  }

  /** How long a job has worked, as far as its process said. */
  public static Duration duration(Jobs.Job job) {
    return Duration.between(job.startedAt(), job.endedAt().orElse(job.heartbeatAt()));
  }

  public boolean is(State wanted) {
    return state == wanted;
  }
}
