package org.tpibridge.exchange.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How requests to an EHR are authorized. */
public sealed interface Authorization {

  /** Not at all: only for servers that nobody else can reach. */
  record None() implements Authorization {}

  /** A user and a password in each request. */
  record Basic(String user, Secret password) implements Authorization {
    /**
     * @throws IllegalArgumentException if the user cannot be sent; the message names the setting
     */
    public Basic {
      if (user.isBlank() || user.contains(":")) {
        throw new IllegalArgumentException("authorization.user must not be empty or contain \":\"");
      }
    }
  }

  /** A token that does not change while it is valid. */
  record Bearer(Secret token) implements Authorization {}

  /** The certificate of the TLS connection, {@code tls.keystore}. */
  record ClientCertificate() implements Authorization {}

  /**
   * SMART Backend Services.
   *
   * @param clientId as registered with the EHR
   * @param keyFile JWK, JWK Set or PEM; the first private key signs, further ones are published
   * @param tokenUrl if empty, it is read from {@code .well-known/smart-configuration}
   * @param scopes if empty, they are made from the resource types
   * @param keyUrl address of the published keys, sent as {@code jku}
   */
  record BackendServices(
      String clientId,
      Path keyFile,
      Optional<URI> tokenUrl,
      ScopeSyntax scopeSyntax,
      List<String> scopes,
      Optional<URI> keyUrl)
      implements Authorization {
    /**
     * @throws IllegalArgumentException if a value cannot be used; the message names the setting
     */
    public BackendServices {
      scopes = List.copyOf(scopes);
      if (clientId.isBlank()) {
        throw new IllegalArgumentException("authorization.client-id must not be empty");
      }
      tokenUrl.ifPresent(BackendServices::checkTokenUrl);
      scopes.stream()
          .filter(scope -> !scope.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]+"))
          .findFirst()
          .ifPresent(
              scope -> {
                throw new IllegalArgumentException(
                    "authorization.scopes contains \""
                        + scope
                        + "\", but must be a list of scopes without spaces, such as"
                        + " system/Procedure.crus");
              });
    }

    private static void checkTokenUrl(URI url) {
      boolean encrypted = "https".equals(url.getScheme());
      boolean local =
          "http".equals(url.getScheme()) && url.getHost() != null && LoopbackHost.is(url.getHost());
      if (url.getHost() == null || url.getRawUserInfo() != null || !(encrypted || local)) {
        throw new IllegalArgumentException(
            "authorization.token-url must start with https:// and must not contain a password");
      }
    }
  }

  /** How scopes are written. */
  enum ScopeSyntax {
    /** SMART 1: {@code system/Procedure.write}. */
    V1,
    /** SMART 2: {@code system/Procedure.crus}. */
    V2
  }
}
