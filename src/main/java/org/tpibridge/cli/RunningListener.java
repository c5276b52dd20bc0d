package org.tpibridge.cli;

import java.net.InetSocketAddress;

/** A listener that receives messages until it is closed. */
public interface RunningListener extends AutoCloseable {

  /** The address on which it listens. */
  InetSocketAddress address();

  /** Waits until the listener is closed. */
  void await() throws InterruptedException;

  /** Closes the listener. Can be called from any thread. */
  @Override
  void close();
}
