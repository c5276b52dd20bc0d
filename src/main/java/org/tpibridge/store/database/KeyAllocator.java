package org.tpibridge.store.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Allocates increasing keys in blocks, so that several processes can do this at once. If a SQLite
 * transaction is rolled back, the database gives its block to the next process. The block is
 * therefore discarded at the end of that transaction, while it still has the connection.
 */
public final class KeyAllocator {
  public static final int BLOCK_SIZE = 1000;

  private final Database database;
  private long nextKey;
  private long end;

  public KeyAllocator(Database database) {
    this.database = database;
  }

  public synchronized long nextKey(JdbcClient client) {
    if (nextKey == end) {
      nextKey = database.nextKeyBlock(client);
      end = nextKey + BLOCK_SIZE;
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              if (status != STATUS_COMMITTED) {
                discardBlock();
              }
            }
          });
    }
    return nextKey++;
  }

  private synchronized void discardBlock() {
    nextKey = 0;
    end = 0;
  }
}
