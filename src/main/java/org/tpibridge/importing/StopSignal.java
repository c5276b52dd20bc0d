package org.tpibridge.importing;

import java.time.Duration;

/** Tells long runs that they are to stop at the next point where nothing is lost. */
public interface StopSignal {

  boolean isStopRequested();

  /** Waits for that long, or until the signal is given; returns whether it was given. */
  boolean await(Duration time);
}
