package org.tpibridge.cli.launch;

import java.net.URI;

/** A simulated EHR that runs until it is closed. */
public interface RunningPersona extends AutoCloseable {

  /** The base URL of its FHIR server. */
  URI base();

  /** How many resources it has. */
  int resources();

  /** Waits until it is closed. */
  void await() throws InterruptedException;

  /** Closes it. Can be called from any thread. */
  @Override
  void close();
}
