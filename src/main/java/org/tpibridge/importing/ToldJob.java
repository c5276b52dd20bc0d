package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import org.tpibridge.checking.ImportContext;
import org.tpibridge.source.Input;
import org.tpibridge.store.Jobs;

/** A job that is finished, and whose rejected rows are told again. */
record ToldJob(Jobs.Job finished, Before before, Input input) implements Run {

  @Override
  public Optional<Jobs.Job> job() {
    return Optional.of(finished);
  }

  @Override
  public ImportContext taken() {
    return KeptJob.takenBy(finished);
  }

  @Override
  public List<Taken> keep(List<Prepared> batch) {
    // The bytes that the job was found by have no row that it did not count.
    throw new ImportException(
        input.name() + " changed while it was read; import it again when it is finished.");
  }

  @Override
  public Imported end() {
    return new Imported(job(), finished.counts(), before.position());
  }

  @Override
  public void close() {
    // Nothing was claimed.
  }
}
