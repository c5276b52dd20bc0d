package org.tpibridge.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Measures how many work items a second are finished, after warming up. */
final class Rate {

  private Rate() {}

  /**
   * Runs the work on each number once.
   *
   * @param seconds the time to measure, after a third of that time for warming up
   * @return work items for each second, all threads together
   */
  static double of(int threads, double seconds, IntConsumer work) {
    AtomicInteger number = new AtomicInteger();
    run(threads, seconds / 3, number, work);
    int before = number.get();
    long start = System.nanoTime();
    run(threads, seconds, number, work);
    return (number.get() - before) * 1e9 / (System.nanoTime() - start);
  }

  private static void run(int threads, double seconds, AtomicInteger number, IntConsumer work) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    CountDownLatch done = new CountDownLatch(threads);
    for (int thread = 0; thread < threads; thread++) {
      new Thread(
              () -> {
                try {
                  while (System.nanoTime() < end) {
                    work.accept(number.getAndIncrement());
                  }
                } finally {
                  done.countDown();
                }
              })
          .start();
    }
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
