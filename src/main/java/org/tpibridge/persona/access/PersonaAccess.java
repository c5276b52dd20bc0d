package org.tpibridge.persona.access;

import java.time.Duration;
import java.util.Optional;

/** How clients identify themselves. */
public sealed interface PersonaAccess {

  /** Everybody may do everything. */
  record Open() implements PersonaAccess {}

  /** HTTP Basic. */
  record Basic(String user, String password) implements PersonaAccess {
    /** Shows no password. */
    @Override
    public String toString() {
      return "Basic[" + user + "]";
    }
  }

  /** A fixed bearer token. */
  record FixedToken(String token) implements PersonaAccess {
    /** Shows no token. */
    @Override
    public String toString() {
      return "FixedToken[]";
    }
  }

  /**
   * SMART Backend Services.
   *
   * @param lifetime of access tokens
   * @param jwks the client's keys (a JWK Set); empty: signatures are not verified
   */
  record Smart(String clientId, Duration lifetime, Optional<String> jwks)
      implements PersonaAccess {}

  PersonaAccess OPEN = new Open();
}
