package org.tpibridge.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tpibridge.store.Claim;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;

/** A job and how it stands at this moment, also where another process works on it. */
record StandingJob(Jobs.Job job, Standing standing) {

  enum Standing {
    UNDER_WAY("under way"),
    /** Its process is gone. */
    BROKEN_OFF("broken off"),
    FINISHED("finished"),
    UNDONE("undone");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** The newest first. */
  static List<StandingJob> newest(Store store, int limit) {
    return store.read(tx -> tx.jobs().newest(limit)).stream().map(job -> of(store, job)).toList();
  }

  /** Those of a kind that have not come to their end. */
  static List<StandingJob> running(Store store, Jobs.Kind kind) {
    return store.read(tx -> tx.jobs().running(kind)).stream().map(job -> of(store, job)).toList();
  }

  static Optional<StandingJob> named(Store store, String id) {
    return store.read(tx -> tx.jobs().find(id)).map(job -> of(store, job));
  }

  private static StandingJob of(Store store, Jobs.Job job) {
    return switch (job.state()) {
      case FINISHED -> new StandingJob(job, Standing.FINISHED);
      case UNDONE -> new StandingJob(job, Standing.UNDONE);
      case RUNNING ->
          isClaimed(store, job) ? new StandingJob(job, Standing.UNDER_WAY) : afterwards(store, job);
    };
  }

  /** Nobody works on it, but it may have come to its end since it was looked up. */
  private static StandingJob afterwards(Store store, Jobs.Job job) {
    Jobs.Job now = store.read(tx -> tx.jobs().find(job.key())).orElse(job);
    return now.state() == Jobs.State.RUNNING
        ? new StandingJob(now, Standing.BROKEN_OFF)
        : of(store, now);
  }

  /** Held for this look only. */
  private static boolean isClaimed(Store store, Jobs.Job job) {
    Optional<Claim> claim = store.claim(job);
    claim.ifPresent(Claim::close);
    return claim.isEmpty();
  }

  /** How long a job has worked, as far as its process said. */
  static Duration took(Jobs.Job job) {
    return Duration.between(job.started(), job.ended().orElse(job.touched()));
  }

  boolean is(Standing wanted) {
    return standing == wanted;
  }
}
