package org.tpibridge.importing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tpibridge.checking.ImportContext;
import org.tpibridge.source.Input;
import org.tpibridge.store.Claim;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Transaction;

/** A file that is kept in the store: its job, which this process has claimed. */
final class KeptJob implements Run {

  /** What a transaction came to; it counts once that is kept. */
  private record Progress(List<Taken> taken, Jobs.Counts counts, long position) {}

  private final Tools tools;
  private final Perseverance perseverance;
  private final Admission admission;
  private final Optional<Witness> witness;
  private final Input input;
  private final Claim claim;
  private final Jobs.Job job;
  private final Before before;
  private Progress progress;

  KeptJob(Tools tools, Admission admission, Input input, Claim claim, Jobs.Job job) {
    this.tools = tools;
    this.perseverance = tools.perseverance();
    this.admission = admission;
    this.witness = job.plan().sha256().map(hash -> new Witness(input));
    this.input = witness.map(Witness::input).orElse(input);
    this.claim = claim;
    this.job = job;
    this.before = perseverance.until(() -> Before.of(job, tools.store()));
    this.progress = new Progress(List.of(), job.counts(), job.position());
  }

  @Override
  public Optional<Jobs.Job> job() {
    return Optional.of(job);
  }

  @Override
  public Input input() {
    return input;
  }

  @Override
  public ImportContext taken() {
    return takenBy(job);
  }

  static ImportContext takenBy(Jobs.Job job) {
    return new ImportContext(Optional.of(job.id()), Optional.of(job.started()));
  }

  @Override
  public Before before() {
    return before;
  }

  @Override
  public List<Taken> keep(List<Prepared> batch) {
    Progress last = progress;
    perseverance.until(() -> write(batch, last), () -> writeAgain(batch, last));
    return progress.taken();
  }

  private Progress writeAgain(List<Prepared> batch, Progress last) {
    if (!claim.renew()) {
      throw new ImportException(
          "The connection to the database was lost, and another process has taken over "
              + job.id()
              + ".");
    }
    // The answer may have been lost, and not the transaction.
    long position = tools.store().read(tx -> tx.jobs().find(job.key())).orElseThrow().position();
    return position > last.position() ? progress : write(batch, last);
  }

  private Progress write(List<Prepared> batch, Progress last) {
    return tools
        .store()
        .write(
            tx -> {
              progress = keep(tx, batch, last);
              return progress;
            });
  }

  private Progress keep(Transaction tx, List<Prepared> batch, Progress last) {
    tx.lock(Rows.names(batch));
    tools.erasures().requireKey(tx);
    Instant now = tools.clock().instant();
    Shelf shelf = new StoreShelf(tx, admission, tools.preparing());
    Rows rows = new Rows(new Keeping(shelf, tools.preparing()), job.key(), now, input.name());
    List<Taken> taken = batch.stream().map(rows::take).toList();
    rows.write(tx);
    Jobs.Counts counts = Rows.count(last.counts(), taken);
    long position = batch.get(batch.size() - 1).checked().ordinal();
    tx.jobs().advance(job.key(), position, counts, now);
    return new Progress(taken, counts, position);
  }

  @Override
  public Imported end() {
    if (!witness.flatMap(Witness::sha256).equals(job.plan().sha256())) {
      // Of other bytes its rows are others: nobody is to go on behind them.
      perseverance.until(() -> tools.store().write(this::forgetSource));
      throw new ImportException(
          input.name()
              + " changed while it was read. What was read is kept as "
              + job.id()
              + "; import the file again when it is finished.");
    }
    Jobs.Job ended = perseverance.until(() -> tools.store().write(this::ended));
    return new Imported(Optional.of(ended), ended.counts(), before.position());
  }

  private Jobs.Job forgetSource(Transaction tx) {
    tx.jobs().forgetSource(job.key());
    return job;
  }

  private Jobs.Job ended(Transaction tx) {
    tx.jobs().end(job.key(), Jobs.State.FINISHED, tools.clock().instant());
    return tx.jobs().find(job.key()).orElseThrow();
  }

  @Override
  public void close() {
    claim.close();
  }
}
