package org.tpibridge.cli;

import java.io.PrintStream;
import org.tpibridge.cli.StandingJob.Standing;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;

/** Reminds whoever writes to a store of erasures that were not brought to their end. */
final class BrokenOffErasures {
  private BrokenOffErasures() {}

  static void tell(Store store, PrintStream err) {
    StandingJob.running(store, Jobs.Kind.ERASE).stream()
        .filter(standing -> standing.is(Standing.BROKEN_OFF))
        .map(StandingJob::job)
        .forEach(
            job ->
                err.println(
                    "Note: the erasure "
                        + job.id()
                        + " "
                        + JobWords.howFar(job)
                        + " "
                        + JobWords.howToGoOn(job)));
  }
}
