package org.tpibridge.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives out numbers that grow, in blocks, so that several processes can have them at once. SQLite
 * gives a block that was taken in a transaction that is rolled back to the next who asks; it is
 * forgotten while the transaction still has the connection, before another can use it.
 */
final class Keys {
  static final int BLOCK = 1000;

  private final Dialect dialect;
  private long next;
  private long end;

  Keys(Dialect dialect) {
    this.dialect = dialect;
  }

  synchronized long next(JdbcClient client) {
    if (next == end) {
      next = dialect.block(client);
      end = next + BLOCK;
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
    return next++;
  }

  private synchronized void forget() {
    next = 0;
    end = 0;
  }
}
