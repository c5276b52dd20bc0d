package org.tpibridge.validation;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lends an {@link InstanceCheck} to one caller at a time; there are never more than callers at
 * once. A pool, not a thread-local: server threads come and go, and a check is worth 20 MB.
 */
final class CheckPool {

  private final Supplier<InstanceCheck> maker;
  private final ConcurrentLinkedDeque<InstanceCheck> idle = new ConcurrentLinkedDeque<>();

  CheckPool(Supplier<InstanceCheck> maker) {
    this.maker = maker;
  }

  /** Runs a piece of work with a check; one that failed is thrown away. */
  <T> T with(Function<InstanceCheck, T> work) {
    InstanceCheck lent = idle.pollFirst();
    InstanceCheck check = lent == null ? maker.get() : lent;
    T result = work.apply(check);
    if (check.reusable()) {
      idle.addFirst(check);
    }
    return result;
  }
}
