package org.tpibridge.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives out numbers that grow, in blocks, so that several processes can have them at once. Numbers
 * of a transaction that is rolled back must be forgotten: SQLite gives them to the next.
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
    }
    return next++;
  }

  synchronized void forget() {
    next = 0;
    end = 0;
  }
}
