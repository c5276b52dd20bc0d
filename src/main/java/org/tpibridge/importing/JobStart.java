package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.source.Input;
import org.tpibridge.store.Claim;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Transaction;

/** Begins the job of a file, or takes up one that was broken off. */
record JobStart(Tools tools) {
  /**
   * @throws ImportException where another process is at it, or ids would be others than those in
   *     the store
   */
  Run of(Input input, Wishes wishes) {
    Perseverance perseverance = tools.perseverance();
    Claims claims = new Claims(tools.store());
    perseverance.until(() -> tools.systems().checkAndRecord(tools.store()));
    Jobs.Plan plan = plan(input, wishes);
    Optional<Jobs.Job> known = perseverance.until(() -> finished(wishes, plan));
    if (known.isPresent()) {
      return new ToldJob(
          known.get(), perseverance.until(() -> Before.of(known.get(), tools.store())), input);
    }
    while (true) {
      Jobs.Job found = perseverance.until(() -> tools.store().write(tx -> job(tx, plan)));
      Claim claim = perseverance.until(() -> claims.of(found)).orElseThrow(() -> underWay(found));
      boolean given = false;
      try {
        // Until it was claimed, another process may have gone on with it, even to its end.
        Jobs.Job job =
            perseverance.until(() -> tools.store().write(tx -> takenUp(tx, found, plan)));
        if (job.state() == Jobs.State.RUNNING) {
          KeptJob run = new KeptJob(tools, tools.admission(wishes), input, claim, job);
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
  Optional<Jobs.Job> brokenOff(Input input, Wishes wishes) {
    Jobs.Plan plan = plan(input, wishes);
    return tools.store().read(tx -> unfinished(tx, plan));
  }

  private Optional<Jobs.Job> finished(Wishes wishes, Jobs.Plan plan) {
    return wishes
        .known()
        .flatMap(id -> tools.store().read(tx -> tx.jobs().find(id)))
        .filter(job -> job.state() == Jobs.State.FINISHED && isOf(job, plan));
  }

  /** Of the same bytes, read the same way. */
  private static boolean isOf(Jobs.Job job, Jobs.Plan plan) {
    return plan.sha256().isPresent()
        && job.plan().sha256().equals(plan.sha256())
        && job.plan().settings().equals(plan.settings())
        && isOfProgram(job, plan);
  }

  /** Another version of the program may see the rows behind otherwise. */
  private static boolean isOfProgram(Jobs.Job job, Jobs.Plan plan) {
    return job.plan().program().equals(plan.program());
  }

  private Jobs.Plan plan(Input input, Wishes wishes) {
    Fingerprint fingerprint = Fingerprint.of(input);
    return new Jobs.Plan(
        Jobs.Kind.IMPORT,
        input.name(),
        fingerprint.sha256(),
        fingerprint.bytes(),
        // What was rejected is not rejected under other wishes.
        wishes.settings() + (wishes.readmit() ? " readmit" : ""),
        tools.program(),
        Owner.words(),
        OptionalLong.empty());
  }

  private Jobs.Job job(Transaction tx, Jobs.Plan plan) {
    // Two processes that begin the same file at once are to find one job.
    plan.sha256().ifPresent(hash -> tx.lock(List.of(hash)));
    return unfinished(tx, plan).orElseGet(() -> tx.jobs().begin(plan, tools.clock().instant()));
  }

  private static Optional<Jobs.Job> unfinished(Transaction tx, Jobs.Plan plan) {
    return plan.sha256().stream()
        .flatMap(hash -> tx.jobs().unfinished(hash, plan.settings()).stream())
        .filter(job -> isOfProgram(job, plan))
        .findFirst();
  }

  private Jobs.Job takenUp(Transaction tx, Jobs.Job found, Jobs.Plan plan) {
    Jobs.Job job = tx.jobs().find(found.key()).orElseThrow();
    if (job.state() == Jobs.State.RUNNING) {
      tx.jobs().resume(job.key(), plan.owner(), tools.clock().instant());
    }
    return job;
  }

  private static ImportException underWay(Jobs.Job job) {
    return new ImportException(
        job.plan().source()
            + " is being imported already, as "
            + job.id()
            + " by "
            + job.plan().owner()
            + ", since "
            + job.started()
            + ". Wait for that to end.");
  }
}
