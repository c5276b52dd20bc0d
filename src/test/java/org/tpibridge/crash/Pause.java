package org.tpibridge.crash;

import java.util.concurrent.TimeUnit;

/** Waits for a random time, or until the next check. */
final class Pause {
  private Pause() {}

  static void millis(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
