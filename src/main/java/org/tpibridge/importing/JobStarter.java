package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.ProcessName;

/** Starts the job of a file, or resumes an interrupted one. */
record JobStarter(ImportComponents components) {
  /**
   * @throws ImportException if another process imports the file, or the store was filled with other
   *     identifier systems
   */
  JobRun start(Input input, ImportOptions options) {
    RetryPolicy retryPolicy = components.retryPolicy();
    JobClaims claims = new JobClaims(components.store());
    retryPolicy.retry(() -> components.systems().checkAndRecord(components.store()));
    Jobs.JobRequest plan = plan(input, options);
    Optional<Jobs.Job> earlier = retryPolicy.retry(() -> finished(options, plan));
    if (earlier.isPresent()) {
      return new ReplayedJob(
          earlier.get(),
          retryPolicy.retry(() -> ResumePoint.of(earlier.get(), components.store())),
          input);
    }
    while (true) {
      Jobs.Job found = retryPolicy.retry(() -> components.store().write(tx -> job(tx, plan)));
      JobClaim claim =
          retryPolicy.retry(() -> claims.claim(found)).orElseThrow(() -> running(found));
      boolean started = false;
      try {
        // Another process may have resumed and even finished the job before it was claimed here.
        Jobs.Job job =
            retryPolicy.retry(() -> components.store().write(tx -> resumed(tx, found, plan)));
        if (job.state() == Jobs.JobState.RUNNING) {
          StoredJobRun run =
              new StoredJobRun(components, components.admission(options), input, claim, job);
          started = true;
          return run;
        }
      } finally {
        if (!started) {
          claim.close();
        }
      }
    }
  }

  /** Finds the interrupted job that an import of the input would resume. */
  Optional<Jobs.Job> interrupted(Input input, ImportOptions options) {
    Jobs.JobRequest plan = plan(input, options);
    return components.store().read(tx -> unfinished(tx, plan));
  }

  private Optional<Jobs.Job> finished(ImportOptions options, Jobs.JobRequest plan) {
    return options
        .earlierJob()
        .flatMap(id -> components.store().read(tx -> tx.jobs().find(id)))
        .filter(job -> job.state() == Jobs.JobState.FINISHED && isOf(job, plan));
  }

  /** Returns whether a job imported the same bytes with the same settings and program. */
  private static boolean isOf(Jobs.Job job, Jobs.JobRequest plan) {
    return plan.sha256().isPresent()
        && job.request().sha256().equals(plan.sha256())
        && job.request().settings().equals(plan.settings())
        && isOfProgram(job, plan);
  }

  /** Another version of the program may read the remaining rows differently. */
  private static boolean isOfProgram(Jobs.Job job, Jobs.JobRequest plan) {
    return job.request().program().equals(plan.program());
  }

  private Jobs.JobRequest plan(Input input, ImportOptions options) {
    InputFingerprint fingerprint = InputFingerprint.of(input);
    return new Jobs.JobRequest(
        Jobs.JobKind.IMPORT,
        input.name(),
        fingerprint.sha256(),
        fingerprint.bytes(),
        // With --readmit, rows are accepted that were rejected without it.
        options.settings() + (options.readmit() ? " readmit" : ""),
        components.program(),
        ProcessName.description(),
        OptionalLong.empty(),
        options.origin());
  }

  private Jobs.Job job(StoreTransaction tx, Jobs.JobRequest plan) {
    // Two processes that start the same file at the same time have to find one job.
    plan.sha256().ifPresent(hash -> tx.lock(List.of(hash)));
    return unfinished(tx, plan)
        .orElseGet(() -> tx.jobs().begin(plan, components.clock().instant()));
  }

  private static Optional<Jobs.Job> unfinished(StoreReader tx, Jobs.JobRequest plan) {
    return plan.sha256().stream()
        .flatMap(hash -> tx.jobs().unfinished(hash, plan.settings()).stream())
        .filter(job -> isOfProgram(job, plan))
        .findFirst();
  }

  private Jobs.Job resumed(StoreTransaction tx, Jobs.Job found, Jobs.JobRequest plan) {
    Jobs.Job job = tx.jobs().find(found.key()).orElseThrow();
    if (job.state() == Jobs.JobState.RUNNING) {
      tx.jobs().resume(job.key(), plan.process(), components.clock().instant());
    }
    return job;
  }

  private static ImportException running(Jobs.Job job) {
    return new ImportException(
        job.request().inputName()
            + " is already being imported by job "
            + job.id()
            + " ("
            + job.request().process()
            + ", since "
            + job.startedAt()
            + "). Wait until it has finished.");
  }
}
