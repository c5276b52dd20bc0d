package org.tpibridge.server;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Settings of the server, besides those that Spring Boot reads.
 *
 * @param token the local token, which gives access to everything; called for each request, so that
 *     it can be replaced while the server runs
 * @param behindProxy whether a proxy encrypts the connections
 * @param port instead of the setting {@code server.port}; 0 for any free one
 */
public record ServerSettings(Supplier<String> token, boolean behindProxy, Optional<Integer> port) {

  /** Shows no token. */
  @Override
  public String toString() {
    return "ServerSettings[…]";
  }
}
