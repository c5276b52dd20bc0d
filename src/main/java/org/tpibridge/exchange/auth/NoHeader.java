package org.tpibridge.exchange.auth;

import java.util.Optional;

/** Requests without credentials, or with those of the TLS connection. */
final class NoHeader implements RequestAuthorization {
  @Override
  public Optional<String> header() {
    return Optional.empty();
  }

  @Override
  public boolean refused(String header) {
    return false;
  }
}
