package org.tpibridge.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tpibridge.importing.StopSignal;

/**
 * Hears that the program is asked to end (Ctrl-C, SIGTERM) and gives what is under way the time to
 * come to a good end. To be closed when all is said and done.
 */
final class ShutdownSignal implements StopSignal, AutoCloseable {
  /** Then the program ends all the same; nothing is lost, because nothing ever is. */
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::ask, "end");

  ShutdownSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void ask() {
    asked.countDown();
    await(done, Duration.ofSeconds(PATIENCE_SECONDS));
  }

  @Override
  public boolean isStopRequested() {
    return asked.getCount() == 0;
  }

  @Override
  public boolean await(Duration time) {
    return await(asked, time);
  }

  private static boolean await(CountDownLatch latch, Duration time) {
    try {
      return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    done.countDown();
    if (!isStopRequested()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
