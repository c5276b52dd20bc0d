package org.tpibridge.importing;

import java.time.Duration;

/** Asks a long operation to stop at the next point where nothing is lost. */
public interface StopSignal {

  boolean isStopRequested();

  /** Waits for the given time, or until a stop is requested; returns whether it was requested. */
  boolean await(Duration time);
}
