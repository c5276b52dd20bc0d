package org.tpibridge.validation;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lends an {@link PooledInstanceValidator} to one caller at a time; there are never more than
 * callers at once. A pool, not a thread-local: server threads come and go, and a check is worth 20
 * MB.
 */
final class InstanceValidatorPool {

  private final Supplier<PooledInstanceValidator> maker;
  private final ConcurrentLinkedDeque<PooledInstanceValidator> idle = new ConcurrentLinkedDeque<>();

  InstanceValidatorPool(Supplier<PooledInstanceValidator> maker) {
    this.maker = maker;
  }

  /** Runs a piece of work with a check; one that failed is thrown away. */
  <T> T withValidator(Function<PooledInstanceValidator, T> work) {
    PooledInstanceValidator lent = idle.pollFirst();
    PooledInstanceValidator check = lent == null ? maker.get() : lent;
    T result = work.apply(check);
    if (check.reusable()) {
      idle.addFirst(check);
    }
    return result;
  }
}
