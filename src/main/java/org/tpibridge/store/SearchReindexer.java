package org.tpibridge.store;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.search.IndexFormat;
import org.tpibridge.store.search.OutdatedIndex;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Brings the search index into this program's form: in small transactions, between which others
 * write, and which can be broken off and gone on with. Others read meanwhile.
 */
final class SearchReindexer {
  private static final int BATCH = 500;

  /** One process at a time works on the index's form. */
  private static final List<String> LOCK = List.of(OutdatedIndex.LOCK);

  private final Store store;
  private final SearchIndexer indexer;

  SearchReindexer(Store store, SearchIndexer indexer) {
    this.store = store;
    this.indexer = indexer;
  }

  /**
   * Notes what is of another form, where that is not noted yet.
   *
   * @throws StoreException where a newer program has indexed the store
   */
  void markOutdated() {
    if (isCurrentFormat(store.read(tx -> tx.outdatedIndex().format()))) {
      return;
    }
    store.write(
        tx -> {
          tx.lock(LOCK);
          if (!isCurrentFormat(tx.outdatedIndex().format())) {
            tx.outdatedIndex().markAllOutdated();
          }
          return null;
        });
  }

  private static boolean isCurrentFormat(OptionalInt form) {
    if (form.isPresent() && form.getAsInt() > IndexFormat.NUMBER) {
      throw new StoreException(
          ErrorKind.OTHER_VERSION,
          "The database was indexed by a newer version of this program; use that one.",
          null);
    }
    return form.isPresent() && form.getAsInt() == IndexFormat.NUMBER;
  }

  long remaining() {
    return store.read(tx -> tx.outdatedIndex().count());
  }

  /** Indexes again what is stale, then removes what is of another form. */
  void run(LongConsumer left) {
    long count = remaining();
    int done = step();
    while (done > 0) {
      count -= done;
      left.accept(count);
      done = step();
    }
    boolean swept = true;
    while (swept) {
      swept = store.write(tx -> tx.outdatedIndex().removeOtherFormats());
    }
  }

  private int step() {
    return store.write(
        tx -> {
          tx.lock(LOCK);
          return tx.outdatedIndex().reindex(BATCH, indexer, tx.resources()::content);
        });
  }
}
