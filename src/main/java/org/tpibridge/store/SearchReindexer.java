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
 * Rebuilds the search index in this version's format. The work is divided into small transactions,
 * so others can read and write meanwhile, and it can be interrupted and resumed.
 */
final class SearchReindexer {
  private static final int BATCH = 500;

  /** Only one process at a time changes the format of the index. */
  private static final List<String> LOCK = List.of(OutdatedIndex.LOCK);

  private final Store store;
  private final SearchIndexer indexer;

  SearchReindexer(Store store, SearchIndexer indexer) {
    this.store = store;
    this.indexer = indexer;
  }

  /**
   * Marks the resources that were indexed in another format, unless this was done before.
   *
   * @throws StoreException if a newer version of the program indexed the store
   */
  void markOutdated() {
    if (isCurrentFormat(store.read(tx -> tx.outdatedIndex().format()))) {
      return;
    }
    store.update(
        tx -> {
          tx.lock(LOCK);
          if (!isCurrentFormat(tx.outdatedIndex().format())) {
            tx.outdatedIndex().markAllOutdated();
          }
        });
  }

  private static boolean isCurrentFormat(OptionalInt format) {
    if (format.isPresent() && format.getAsInt() > IndexFormat.NUMBER) {
      throw new StoreException(
          ErrorKind.OTHER_VERSION,
          "The database was indexed by a newer version of this program. Use that version.",
          null);
    }
    return format.isPresent() && format.getAsInt() == IndexFormat.NUMBER;
  }

  long remaining() {
    return store.read(tx -> tx.outdatedIndex().count());
  }

  /** Reindexes outdated resources, then removes index rows in the old format. */
  void run(LongConsumer remaining) {
    long count = remaining();
    int done = step();
    while (done > 0) {
      count -= done;
      remaining.accept(count);
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
