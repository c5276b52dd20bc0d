package org.tpibridge.importing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tpibridge.checking.ImportContext;
import org.tpibridge.source.Input;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;
import org.tpibridge.store.Transaction;

/**
 * Dry runs: the same steps over a scratch store, which lies over the real one and has what would
 * have been kept. The real one is only looked at.
 */
final class Rehearsal implements AutoCloseable {
  private final Tools tools;
  private Optional<Store> scratch = Optional.empty();

  Rehearsal(Tools tools) {
    this.tools = tools;
  }

  DryRun begin(Input input, Wishes wishes) {
    if (scratch.isEmpty()) {
      scratch = Optional.of(Store.scratch());
    }
    tools.perseverance().until(() -> tools.systems().check(tools.store()));
    Before before =
        tools
            .perseverance()
            .until(
                () ->
                    new JobStart(tools)
                        .brokenOff(input, wishes)
                        .map(job -> Before.of(job, tools.store()))
                        .orElse(Before.NOTHING));
    return new DryRun(tools, scratch.get(), tools.admission(wishes), input, before);
  }

  /** One file of a dry run. */
  static final class DryRun implements Run {
    private final Tools tools;
    private final Store scratch;
    private final Admission admission;
    private final Input input;
    private final Before before;
    private final Instant now;
    private Jobs.Counts counts;

    DryRun(Tools tools, Store scratch, Admission admission, Input input, Before before) {
      this.tools = tools;
      this.scratch = scratch;
      this.admission = admission;
      this.input = input;
      this.before = before;
      this.now = tools.clock().instant();
      this.counts = before.counts();
    }

    @Override
    public Optional<Jobs.Job> job() {
      return Optional.empty();
    }

    @Override
    public Input input() {
      return input;
    }

    @Override
    public ImportContext taken() {
      return new ImportContext(Optional.empty(), Optional.of(now));
    }

    @Override
    public Before before() {
      return before;
    }

    @Override
    public List<Taken> keep(List<Prepared> batch) {
      List<Taken> taken =
          tools
              .perseverance()
              .until(
                  () -> tools.store().read(real -> scratch.write(own -> keep(real, own, batch))));
      counts = Rows.count(counts, taken);
      return taken;
    }

    private List<Taken> keep(Transaction real, Transaction own, List<Prepared> batch) {
      tools.erasures().requireKey(real);
      Shelf shelf = new RehearsalShelf(real, own, admission);
      Rows rows = new Rows(new Keeping(shelf, tools.preparing()), 0, now, input.name());
      return batch.stream().map(rows::take).toList();
    }

    @Override
    public Imported end() {
      return new Imported(Optional.empty(), counts, before.position());
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
