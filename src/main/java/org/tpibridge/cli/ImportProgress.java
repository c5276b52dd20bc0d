package org.tpibridge.cli;

import org.tpibridge.report.Quantity;
import org.tpibridge.source.Input;
import org.tpibridge.store.Jobs;

/** Shows how far the import of a file is. */
final class ImportProgress implements ImportObserver {
  private final Progress progress;

  ImportProgress(Console console, Reading reading) {
    this.progress = Progress.of(console, "visit", reading);
  }

  @Override
  public void begun(Input input, Jobs.Job job) {
    if (job.state() == Jobs.State.FINISHED) {
      progress.say("%s is in already, as job %s.".formatted(input.name(), job.id()));
    } else if (job.position() > 0) {
      progress.say(
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
