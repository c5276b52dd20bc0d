package org.tpibridge.cli;

import java.net.InetSocketAddress;
import org.tpibridge.importing.messages.ListenerStatus;

/** A listener that receives messages until it is closed. */
public interface RunningListener extends AutoCloseable {

  /** The address on which it listens. */
  InetSocketAddress address();

  ListenerStatus status();

  /** Finishes what was received, and returns the final state. */
  ListenerStatus stop();

  /** Closes the listener. Can be called from any thread. */
  @Override
  void close();
}
