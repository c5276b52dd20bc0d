package org.tpibridge.validation;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lends a {@link PooledInstanceValidator} to one caller at a time, and creates no more than there
 * are callers at the same time. It is a pool and not a thread-local, because server threads come
 * and go, and a validator needs 20 MB.
 */
final class InstanceValidatorPool {

  private final Supplier<PooledInstanceValidator> factory;
  private final ConcurrentLinkedDeque<PooledInstanceValidator> idle = new ConcurrentLinkedDeque<>();

  InstanceValidatorPool(Supplier<PooledInstanceValidator> factory) {
    this.factory = factory;
  }

  /** Runs work with a validator; a validator that failed is discarded. */
  <T> T withValidator(Function<PooledInstanceValidator, T> work) {
    PooledInstanceValidator pooled = idle.pollFirst();
    PooledInstanceValidator validator = pooled == null ? factory.get() : pooled;
    T result = work.apply(validator);
    if (validator.reusable()) {
      idle.addFirst(validator);
    }
    return result;
  }
}
