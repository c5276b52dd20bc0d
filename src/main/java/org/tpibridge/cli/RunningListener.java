package org.tpibridge.cli;

import java.net.InetSocketAddress;

/** A listener that receives messages until it is closed. */
public interface RunningListener extends AutoCloseable {

  /** Where it listens. */
  InetSocketAddress address();

  /** Waits until it is closed. */
  void await() throws InterruptedException;

  /** Any thread may close it. */
  @Override
  void close();
}
