package org.tpibridge.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Processes items in parallel and returns the results in order. Items are read by the thread that
 * reads the results, and only as needed: at most {@value #WAITING_PER_THREAD} batches for each
 * thread are waiting or being processed, so memory use is limited.
 *
 * @param threads at least 1; with 1, each item is processed by the reader's thread when its result
 *     is read
 */
public record OrderedParallel(int threads) {
  private static final int BATCH = 16;
  private static final int WAITING_PER_THREAD = 4;

  /** For callers that run many pipelines in parallel themselves, such as the tasks of a cluster. */
  public static final OrderedParallel SEQUENTIAL = new OrderedParallel(1);

  public OrderedParallel {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1");
    }
  }

  /**
   * Returns the results of the work in the order of the items. The threads end when the stream is
   * closed, at its end, and after an exception of the work or the items.
   *
   * @param work called by several threads at once
   */
  public <A, B> Stream<B> map(Iterator<A> items, Function<A, B> work) {
    if (threads == 1) {
      return stream(items).map(work);
    }
    Results<A, B> results = new Results<>(items, work, threads);
    return stream(results).onClose(results::close);
  }

  private static <T> Stream<T> stream(Iterator<T> items) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  private static final class Results<A, B> implements Iterator<B>, AutoCloseable {
    private final Iterator<A> items;
    private final Function<A, B> work;
    private final int waiting;
    private final ExecutorService pool;
    private final Queue<Future<List<B>>> batches = new ArrayDeque<>();
    private Iterator<B> current = List.<B>of().iterator();

    Results(Iterator<A> items, Function<A, B> work, int threads) {
      this.items = items;
      this.work = work;
      this.waiting = threads * WAITING_PER_THREAD;
      this.pool = Executors.newFixedThreadPool(threads, Results::daemon);
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext()) {
        if (pool.isShutdown()) {
          return false;
        }
        try {
          advance();
        } catch (RuntimeException | Error e) {
          close();
          throw e;
        }
      }
      return true;
    }

    /**
     * Reads ahead as far as allowed, then waits for the first batch. Without a batch, the end is
     * reached.
     */
    private void advance() {
      while (batches.size() < waiting && items.hasNext()) {
        List<A> batch = nextBatch();
        batches.add(pool.submit(() -> batch.stream().map(work).toList()));
      }
      if (batches.isEmpty()) {
        close();
      } else {
        current = await(batches.remove()).iterator();
      }
    }

    private List<A> nextBatch() {
      List<A> batch = new ArrayList<>(BATCH);
      while (batch.size() < BATCH && items.hasNext()) {
        batch.add(items.next());
      }
      return batch;
    }

    @Override
    public B next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return current.next();
    }

    @Override
    public void close() {
      current = List.<B>of().iterator();
      batches.clear();
      pool.shutdownNow();
    }

    private static <B> List<B> await(Future<List<B>> batch) {
      try {
        return batch.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while visits were being processed", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(e.getCause());
      }
    }

    private static Thread daemon(Runnable work) {
      Thread thread = new Thread(work, "visits");
      thread.setDaemon(true);
      return thread;
    }
  }
}
