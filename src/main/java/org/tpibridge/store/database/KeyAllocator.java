package org.tpibridge.store.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives out numbers that grow, in blocks, so that several processes can have them at once. SQLite
 * gives a block that was taken in a transaction that is rolled back to the next who asks; it is
 * forgotten while the transaction still has the connection, before another can use it.
 */
public final class KeyAllocator {
  public static final int BLOCK_SIZE = 1000;

  private final Database dialect;
  private long nextKey;
  private long end;

  public KeyAllocator(Database dialect) {
    this.dialect = dialect;
  }

  public synchronized long nextKey(JdbcClient client) {
    if (nextKey == end) {
      nextKey = dialect.nextKeyBlock(client);
      end = nextKey + BLOCK_SIZE;
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              if (status != STATUS_COMMITTED) {
                forget();
              }
            }
          });
    }
    return nextKey++;
  }

  private synchronized void forget() {
    nextKey = 0;
    end = 0;
  }
}
