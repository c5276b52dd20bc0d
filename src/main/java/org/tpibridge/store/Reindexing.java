package org.tpibridge.store;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import org.tpibridge.store.StoreException.Kind;
import org.tpibridge.store.search.IndexForm;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.store.search.StaleIndex;

/**
 * Brings the search index into this program's form: in small transactions, between which others
 * write, and which can be broken off and gone on with. Others read meanwhile.
 */
final class Reindexing {
  private static final int BATCH = 500;

  /** One process at a time works on the index's form. */
  private static final List<String> LOCK = List.of(StaleIndex.LOCK);

  private final Store store;
  private final SearchIndexer indexer;

  Reindexing(Store store, SearchIndexer indexer) {
    this.store = store;
    this.indexer = indexer;
  }

  /**
   * Notes what is of another form, where that is not noted yet.
   *
   * @throws StoreException where a newer program has indexed the store
   */
  void begin() {
    if (isOurs(store.read(tx -> tx.staleIndex().form()))) {
      return;
    }
    store.write(
        tx -> {
          tx.lock(LOCK);
          if (!isOurs(tx.staleIndex().form())) {
            tx.staleIndex().begin();
          }
          return null;
        });
  }

  private static boolean isOurs(OptionalInt form) {
    if (form.isPresent() && form.getAsInt() > IndexForm.NUMBER) {
      throw new StoreException(
          Kind.NEWER,
          "The database was indexed by a newer version of this program; use that one.",
          null);
    }
    return form.isPresent() && form.getAsInt() == IndexForm.NUMBER;
  }

  long left() {
    return store.read(tx -> tx.staleIndex().count());
  }

  /** Indexes again what is stale, then removes what is of another form. */
  void run(LongConsumer left) {
    long count = left();
    int done = step();
    while (done > 0) {
      count -= done;
      left.accept(count);
      done = step();
    }
    boolean swept = true;
    while (swept) {
      swept = store.write(tx -> tx.staleIndex().sweep());
    }
  }

  private int step() {
    return store.write(
        tx -> {
          tx.lock(LOCK);
          return tx.staleIndex().renew(BATCH, indexer, tx.resources()::content);
        });
  }
}
