package org.tpibridge.cli;

import java.io.PrintStream;
import org.tpibridge.cli.output.JobPhrases;
import org.tpibridge.importing.jobs.JobStatus;
import org.tpibridge.importing.jobs.JobStatus.State;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.Jobs;

/** Prints a reminder of interrupted erasures when a command writes to the store. */
final class InterruptedErasures {
  private InterruptedErasures() {}

  static void print(Store store, PrintStream err) {
    JobStatus.running(store, Jobs.JobKind.ERASE).stream()
        .filter(status -> status.is(State.INTERRUPTED))
        .map(JobStatus::job)
        .forEach(
            job ->
                err.println(
                    "Note: the erasure "
                        + job.id()
                        + " "
                        + JobPhrases.interruptedAt(job)
                        + " "
                        + JobPhrases.howToResume(job)));
  }
}
