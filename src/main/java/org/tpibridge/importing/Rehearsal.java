package org.tpibridge.importing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;

/**
 * Dry runs: the same steps over a scratch store, which lies over the real one and has what would
 * have been kept. The real one is only looked at.
 */
final class Rehearsal implements AutoCloseable {
  private final Store real;
  private Optional<Store> scratch = Optional.empty();

  Rehearsal(Store real) {
    this.real = real;
  }

  DryRun begin(Instant now) {
    if (scratch.isEmpty()) {
      scratch = Optional.of(Store.scratch());
    }
    return new DryRun(real, scratch.get(), now);
  }

  /** One file of a dry run. */
  static final class DryRun implements Run {
    private final Store real;
    private final Store scratch;
    private final Instant now;
    private Jobs.Counts counts = Jobs.Counts.NONE;

    DryRun(Store real, Store scratch, Instant now) {
      this.real = real;
      this.scratch = scratch;
      this.now = now;
    }

    @Override
    public Optional<Jobs.Job> job() {
      return Optional.empty();
    }

    @Override
    public org.tpibridge.checking.Taken taken() {
      return new org.tpibridge.checking.Taken(Optional.empty(), Optional.of(now));
    }

    @Override
    public boolean wants(long ordinal) {
      return true;
    }

    @Override
    public List<Taken> keep(List<Prepared> batch) {
      List<Taken> taken =
          new Perseverance(real.patience())
              .until(
                  () ->
                      real.read(
                          stored ->
                              scratch.write(
                                  own -> {
                                    Keeping keeping = new Keeping(new RehearsalShelf(stored, own));
                                    Rows rows = new Rows(keeping, 0, now);
                                    return batch.stream().map(rows::take).toList();
                                  })));
      counts = Rows.count(counts, taken);
      return taken;
    }

    @Override
    public Imported end() {
      return new Imported(Optional.empty(), counts, 0);
    }

    @Override
    public void close() {
      // The next file of this dry run sees what this one would have kept.
    }
  }

  @Override
  public void close() {
    scratch.ifPresent(Store::close);
    scratch = Optional.empty();
  }
}
