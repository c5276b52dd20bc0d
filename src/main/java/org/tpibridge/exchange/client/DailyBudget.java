package org.tpibridge.exchange.client;

import java.time.LocalDate;

/**
 * The requests that may be sent in a day. They are reserved in blocks, because the count of all
 * processes is in the store.
 */
final class DailyBudget implements AutoCloseable {
  private static final int MOST_RESERVED = 20;

  private final long perDay;
  private final RequestBudget used;
  private LocalDate day = LocalDate.MIN;
  private long reserved;

  DailyBudget(long perDay, RequestBudget used) {
    this.perDay = perDay;
    this.used = used;
  }

  /** Takes one request, if the budget of the day is not used up. */
  synchronized boolean take(LocalDate today) {
    if (!today.equals(day)) {
      day = today;
      reserved = 0;
    }
    if (reserved == 0) {
      reserved = reserve();
    }
    if (reserved == 0) {
      return false;
    }
    reserved--;
    return true;
  }

  private long reserve() {
    long block = Math.max(1, Math.min(MOST_RESERVED, perDay / 100));
    long before = used.add(day, block) - block;
    long available = Math.max(0, Math.min(block, perDay - before));
    if (available < block) {
      used.add(day, available - block);
    }
    return available;
  }

  /** Gives back what was reserved and not used. */
  @Override
  public synchronized void close() {
    if (reserved > 0) {
      used.add(day, -reserved);
      reserved = 0;
    }
  }
}
