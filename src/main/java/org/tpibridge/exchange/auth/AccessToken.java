package org.tpibridge.exchange.auth;

import java.time.Instant;

/**
 * A token of an authorization server.
 *
 * @param usableUntil when it should no longer be used, by the clock of this machine
 * @param scope what was granted, separated by spaces
 */
record AccessToken(String value, Instant usableUntil, String scope) {
  /** Shows no secret. */
  @Override
  public String toString() {
    return "AccessToken[" + usableUntil + "]";
  }
}
