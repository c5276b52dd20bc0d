package org.tpibridge.checking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on several items at once and hands the results on in order. Memory stays bounded: reading
 * waits while {@value #WAITING_A_LANE} batches a lane are under way.
 */
public final class Lanes {
  private static final int BATCH = 16;
  private static final int WAITING_A_LANE = 4;

  private final int threads;

  /**
   * @param threads at least 1
   */
  public Lanes(int threads) {
    this.threads = threads;
  }

  /**
   * @param work done by several threads at once
   * @param sink gets the results in the order of the items, one at a time, on the caller's thread
   */
  public <A, B> void each(Iterator<A> items, Function<A, B> work, Consumer<B> sink) {
    if (threads == 1) {
      while (items.hasNext()) {
        sink.accept(work.apply(items.next()));
      }
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads, Lanes::daemon);
    try {
      Queue<Future<List<B>>> underWay = new ArrayDeque<>();
      while (items.hasNext()) {
        List<A> batch = nextBatch(items);
        underWay.add(pool.submit(() -> batch.stream().map(work).toList()));
        if (underWay.size() >= threads * WAITING_A_LANE) {
          await(underWay.remove()).forEach(sink);
        }
      }
      while (!underWay.isEmpty()) {
        await(underWay.remove()).forEach(sink);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static <A> List<A> nextBatch(Iterator<A> items) {
    List<A> batch = new ArrayList<>(BATCH);
    while (batch.size() < BATCH && items.hasNext()) {
      batch.add(items.next());
    }
    return batch;
  }

  private static <B> List<B> await(Future<List<B>> batch) {
    try {
      return batch.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while visits were under way", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "check");
    thread.setDaemon(true);
    return thread;
  }
}
