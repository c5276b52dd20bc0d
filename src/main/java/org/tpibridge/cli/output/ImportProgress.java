package org.tpibridge.cli.output;

import org.tpibridge.importing.ImportObserver;
import org.tpibridge.importing.InputSequence;
import org.tpibridge.reading.input.Input;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.jobs.Jobs;

/** Shows how far the import of a file is. */
public final class ImportProgress implements ImportObserver {
  private final Console console;
  private final ProgressDisplay progress;

  public ImportProgress(Console console, InputSequence reading) {
    this.console = console;
    this.progress = ProgressDisplay.of(console, "visit", reading);
  }

  @Override
  public void started(Input input, Jobs.Job job) {
    if (job.state() == Jobs.JobState.FINISHED) {
      console.err().println("%s is in already, as job %s.".formatted(input.name(), job.id()));
    } else if (job.position() > 0) {
      progress.resumeAfter(job.position());
      console
          .err()
          .println(
              "%s goes on behind visit %s of job %s."
                  .formatted(input.name(), Quantity.number(job.position()), job.id()));
    }
  }

  @Override
  public void step() {
    progress.step();
  }

  @Override
  public void close() {
    progress.close();
  }
}
