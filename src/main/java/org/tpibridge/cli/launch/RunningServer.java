package org.tpibridge.cli.launch;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The HTTP server, which runs until it is closed. */
public interface RunningServer extends AutoCloseable {

  /** Its URL, without a slash at its end. */
  URI url();

  /** The file that contains the token; empty if the token is set otherwise. */
  Optional<Path> tokenFile();

  /** The address on which messages are received over MLLP; empty if they are not. */
  Optional<InetSocketAddress> listener();

  /** Waits until it is closed. */
  void await() throws InterruptedException;

  /** Finishes the requests in progress and closes it. Can be called from any thread. */
  @Override
  void close();
}
