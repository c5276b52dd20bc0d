package org.tpibridge.cli.output;

import org.tpibridge.importing.ImportObserver;
import org.tpibridge.importing.InputSequence;
import org.tpibridge.reading.input.Input;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.jobs.Jobs;

/** Shows the progress of the import of a file. */
public final class ImportProgress implements ImportObserver {
  private final Console console;
  private final ProgressDisplay progress;

  public ImportProgress(Console console, InputSequence inputs) {
    this.console = console;
    this.progress = ProgressDisplay.of(console, "visit", inputs);
  }

  @Override
  public void started(Input input, Jobs.Job job) {
    if (job.state() == Jobs.JobState.FINISHED) {
      console.err().println("%s was already imported (job %s)".formatted(input.name(), job.id()));
    } else if (job.position() > 0) {
      progress.resumeAfter(job.position());
      console
          .err()
          .println(
              "Resuming %s after visit %s (job %s)"
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
