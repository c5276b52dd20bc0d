package org.tpibridge.importing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.tpibridge.source.Input;
import org.tpibridge.store.Claim;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;
import org.tpibridge.store.Transaction;

/** A file that is kept in the store: its job, which this process has claimed. */
final class KeptJob implements Run {

  /** What a transaction came to; it counts once that is kept. */
  private record Progress(List<Taken> taken, Jobs.Counts counts, long position) {}

  private final Store store;
  private final Input input;
  private final InstantSource clock;
  private final Perseverance perseverance;
  private final Claim claim;
  private final Jobs.Job job;
  private final BitSet notKept;
  private Progress progress;

  KeptJob(Store store, Input input, InstantSource clock, Claim claim, Jobs.Job job) {
    this.store = store;
    this.input = input;
    this.clock = clock;
    this.perseverance = new Perseverance(store.patience());
    this.claim = claim;
    this.job = job;
    this.notKept = perseverance.until(this::notKept);
    this.progress = new Progress(List.of(), job.counts(), job.position());
  }

  /** One bit a row: there may be millions. */
  private BitSet notKept() {
    BitSet rows = new BitSet();
    store.read(
        tx -> {
          tx.jobs().notKept(job.key(), ordinal -> rows.set(Math.toIntExact(ordinal)));
          return rows;
        });
    return rows;
  }

  @Override
  public Optional<Jobs.Job> job() {
    return Optional.of(job);
  }

  @Override
  public org.tpibridge.checking.Taken taken() {
    return new org.tpibridge.checking.Taken(Optional.of(job.id()), Optional.of(job.started()));
  }

  @Override
  public boolean wants(long ordinal) {
    return ordinal > job.position() || notKept.get(Math.toIntExact(ordinal));
  }

  @Override
  public List<Taken> keep(List<Prepared> batch) {
    List<Taken> all = new ArrayList<>(batch.size());
    List<Prepared> fresh = new ArrayList<>(batch.size());
    for (Prepared row : batch) {
      if (row.checked().ordinal() > job.position()) {
        fresh.add(row);
      } else {
        all.add(Rows.again(row));
      }
    }
    if (!fresh.isEmpty()) {
      Progress before = progress;
      perseverance.until(() -> write(fresh, before), () -> writeAgain(fresh, before));
      all.addAll(progress.taken());
    }
    return all;
  }

  private Progress writeAgain(List<Prepared> fresh, Progress before) {
    if (!claim.renew()) {
      throw new ImportException(
          "The connection to the database was lost, and another process has taken over "
              + job.id()
              + ".");
    }
    // The answer may have been lost, and not the transaction.
    long position = store.read(tx -> tx.jobs().find(job.key())).orElseThrow().position();
    return position > before.position() ? progress : write(fresh, before);
  }

  private Progress write(List<Prepared> fresh, Progress before) {
    return store.write(
        tx -> {
          progress = keep(tx, fresh, before);
          return progress;
        });
  }

  private Progress keep(Transaction tx, List<Prepared> fresh, Progress before) {
    tx.lock(Rows.names(fresh));
    Instant now = clock.instant();
    Rows rows = new Rows(new Keeping(new StoreShelf(tx)), job.key(), now);
    List<Taken> taken = fresh.stream().map(rows::take).toList();
    rows.write(tx);
    Jobs.Counts counts = Rows.count(before.counts(), taken);
    long position = fresh.get(fresh.size() - 1).checked().ordinal();
    tx.jobs().advance(job.key(), position, counts, now);
    return new Progress(taken, counts, position);
  }

  @Override
  public Imported end() {
    if (job.plan().sha256().isPresent()
        && !Fingerprint.of(input).sha256().equals(job.plan().sha256())) {
      throw new ImportException(
          input.name()
              + " changed while it was read. What was read is kept as "
              + job.id()
              + "; import the file again when it is finished.");
    }
    Jobs.Job ended =
        perseverance.until(
            () ->
                store.write(
                    tx -> {
                      tx.jobs().end(job.key(), Jobs.State.FINISHED, clock.instant());
                      return tx.jobs().find(job.key()).orElseThrow();
                    }));
    return new Imported(Optional.of(ended), ended.counts(), job.position());
  }

  @Override
  public void close() {
    claim.close();
  }
}
