package org.tpibridge.crash;

import java.util.concurrent.TimeUnit;

/** Lets time pass: a moment chosen at random, or until the next look. */
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
