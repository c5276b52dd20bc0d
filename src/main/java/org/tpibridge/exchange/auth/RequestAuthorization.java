package org.tpibridge.exchange.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.tpibridge.exchange.http.GuardedHttp;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.EhrSettings;

/** Authorizes the requests to one EHR. Safe for use by many threads. */
public interface RequestAuthorization {

  /**
   * The header {@code Authorization}, if requests have one.
   *
   * @throws NoTokenException if there is none, such as because the authorization server refuses
   */
  Optional<String> header() throws NoTokenException;

  /**
   * The EHR refused a header with 401.
   *
   * @return whether {@link #header} may return another one
   */
  boolean refused(String header);

  /** The scopes that are requested, separated by spaces, if there are any. */
  default Optional<String> requestedScope() {
    return Optional.empty();
  }

  /**
   * The scopes that were granted, separated by spaces, if there are any.
   *
   * @throws NoTokenException if there is no token
   */
  default Optional<String> grantedScope() throws NoTokenException {
    return Optional.empty();
  }

  /** Creates the authorization that the settings require. */
  static RequestAuthorization of(EhrSettings settings, GuardedHttp http, InstantSource clock) {
    Authorization how = settings.authorization();
    if (how instanceof Authorization.Basic basic) {
      return new FixedAuthorization(
          () ->
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString(
                          (basic.user() + ":" + basic.password().reveal()).getBytes(UTF_8)));
    }
    if (how instanceof Authorization.Bearer bearer) {
      return new FixedAuthorization(() -> "Bearer " + bearer.token().reveal());
    }
    if (how instanceof Authorization.BackendServices services) {
      return new BackendServicesAuthorization(settings, services, http, clock);
    }
    return new NoHeader();
  }
}
