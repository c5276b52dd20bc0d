package org.tpibridge.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tpibridge.importing.StopSignal;

/**
 * Reports that the program was asked to stop (Ctrl-C, SIGTERM), and delays the end of the process
 * until this object is closed, so that running work can finish.
 */
final class ShutdownSignal implements StopSignal, AutoCloseable {
  /** After this time the process ends in any case. What is stored by then remains valid. */
  private static final int TIMEOUT_SECONDS = 60;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::requestStop, "shutdown");
  private final boolean isUsualEnd;

  ShutdownSignal() {
    this(false);
  }

  /**
   * @param isUsualEnd whether a program that runs until it is stopped ends successfully by this:
   *     with exit code 0, if this is closed in time. Everything else must be closed before.
   */
  ShutdownSignal(boolean isUsualEnd) {
    this.isUsualEnd = isUsualEnd;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void requestStop() {
    requested.countDown();
    boolean isDone = await(done, Duration.ofSeconds(TIMEOUT_SECONDS));
    if (isDone && isUsualEnd) {
      Runtime.getRuntime().halt(ExitCode.OK.number());
    }
  }

  @Override
  public boolean isStopRequested() {
    return requested.getCount() == 0;
  }

  @Override
  public boolean await(Duration time) {
    return await(requested, time);
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
