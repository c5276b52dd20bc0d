package org.tpibridge.importing.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.jobs.Jobs;

/** A job and its current state, including jobs that another process runs. */
public record JobStatus(Jobs.Job job, State state) {

  public enum State {
    RUNNING("running"),
    /** The messages of a day are added to the job; no process has claimed it. */
    RECEIVING("receiving"),
    /** The job has not finished, and its process has ended. */
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

  /** Returns the newest jobs, the newest first. */
  public static List<JobStatus> newest(Store store, int limit) {
    return store.read(tx -> tx.jobs().newest(limit)).stream().map(job -> of(store, job)).toList();
  }

  /** Returns the jobs of a kind that are running or were interrupted. */
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
          job.request().origin().isOfMessages()
              ? new JobStatus(job, State.RECEIVING)
              : claimable(store, job);
    };
  }

  private static JobStatus claimable(Store store, Jobs.Job job) {
    return isClaimed(store, job) ? new JobStatus(job, State.RUNNING) : afterwards(store, job);
  }

  /** No process runs the job, but it may have finished since it was read. */
  private static JobStatus afterwards(Store store, Jobs.Job job) {
    Jobs.Job now = store.read(tx -> tx.jobs().find(job.key())).orElse(job);
    return now.state() == Jobs.JobState.RUNNING
        ? new JobStatus(now, State.INTERRUPTED)
        : of(store, now);
  }

  /** The claim is released at once: it only shows whether another process has the job. */
  private static boolean isClaimed(Store store, Jobs.Job job) {
    Optional<JobClaim> claim = store.claim(job);
    claim.ifPresent(JobClaim::close);
    return claim.isEmpty();
  }

  /** Returns the time from the start of a job to its end, or to its last heartbeat. */
  public static Duration duration(Jobs.Job job) {
    return Duration.between(job.startedAt(), job.endedAt().orElse(job.heartbeatAt()));
  }

  public boolean is(State other) {
    return state == other;
  }
}
