package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.jobs.Jobs;

/** Begins the job of a file, or takes up one that was broken off. */
record JobStarter(ImportComponents tools) {
  /**
   * @throws ImportException where another process is at it, or ids would be others than those in
   *     the store
   */
  JobRun start(Input input, ImportOptions wishes) {
    RetryPolicy perseverance = tools.retryPolicy();
    JobClaims claims = new JobClaims(tools.store());
    perseverance.retry(() -> tools.systems().checkAndRecord(tools.store()));
    Jobs.JobRequest plan = plan(input, wishes);
    Optional<Jobs.Job> known = perseverance.retry(() -> finished(wishes, plan));
    if (known.isPresent()) {
      return new ReplayedJob(
          known.get(), perseverance.retry(() -> ResumePoint.of(known.get(), tools.store())), input);
    }
    while (true) {
      Jobs.Job found = perseverance.retry(() -> tools.store().write(tx -> job(tx, plan)));
      JobClaim claim =
          perseverance.retry(() -> claims.claim(found)).orElseThrow(() -> running(found));
      boolean given = false;
      try {
        // Until it was claimed, another process may have gone on with it, even to its end.
        Jobs.Job job =
            perseverance.retry(() -> tools.store().write(tx -> resumed(tx, found, plan)));
        if (job.state() == Jobs.JobState.RUNNING) {
          StoredJobRun run = new StoredJobRun(tools, tools.admission(wishes), input, claim, job);
          given = true;
          return run;
        }
      } finally {
        if (!given) {
          claim.close();
        }
      }
    }
  }

  /** The job that an import would go on with. */
  Optional<Jobs.Job> interrupted(Input input, ImportOptions wishes) {
    Jobs.JobRequest plan = plan(input, wishes);
    return tools.store().read(tx -> unfinished(tx, plan));
  }

  private Optional<Jobs.Job> finished(ImportOptions wishes, Jobs.JobRequest plan) {
    return wishes
        .earlierJob()
        .flatMap(id -> tools.store().read(tx -> tx.jobs().find(id)))
        .filter(job -> job.state() == Jobs.JobState.FINISHED && isOf(job, plan));
  }

  /** Of the same bytes, read the same way. */
  private static boolean isOf(Jobs.Job job, Jobs.JobRequest plan) {
    return plan.sha256().isPresent()
        && job.request().sha256().equals(plan.sha256())
        && job.request().settings().equals(plan.settings())
        && isOfProgram(job, plan);
  }

  /** Another version of the program may see the rows behind otherwise. */
  private static boolean isOfProgram(Jobs.Job job, Jobs.JobRequest plan) {
    return job.request().program().equals(plan.program());
  }

  private Jobs.JobRequest plan(Input input, ImportOptions wishes) {
    InputFingerprint fingerprint = InputFingerprint.of(input);
    return new Jobs.JobRequest(
        Jobs.JobKind.IMPORT,
        input.name(),
        fingerprint.sha256(),
        fingerprint.bytes(),
        // What was rejected is not rejected under other wishes.
        wishes.settings() + (wishes.readmit() ? " readmit" : ""),
        tools.program(),
        ProcessName.description(),
        OptionalLong.empty());
  }

  private Jobs.Job job(StoreTransaction tx, Jobs.JobRequest plan) {
    // Two processes that begin the same file at once are to find one job.
    plan.sha256().ifPresent(hash -> tx.lock(List.of(hash)));
    return unfinished(tx, plan).orElseGet(() -> tx.jobs().begin(plan, tools.clock().instant()));
  }

  private static Optional<Jobs.Job> unfinished(StoreTransaction tx, Jobs.JobRequest plan) {
    return plan.sha256().stream()
        .flatMap(hash -> tx.jobs().unfinished(hash, plan.settings()).stream())
        .filter(job -> isOfProgram(job, plan))
        .findFirst();
  }

  private Jobs.Job resumed(StoreTransaction tx, Jobs.Job found, Jobs.JobRequest plan) {
    Jobs.Job job = tx.jobs().find(found.key()).orElseThrow();
    if (job.state() == Jobs.JobState.RUNNING) {
      tx.jobs().resume(job.key(), plan.process(), tools.clock().instant());
    }
    return job;
  }

  private static ImportException running(Jobs.Job job) {
    return new ImportException(
        job.request().inputName()
            + " is being imported already, as "
            + job.id()
            + " by "
            + job.request().process()
            + ", since "
            + job.startedAt()
            + ". Wait for that to end.");
  }
}
