package org.tpibridge.exchange.auth;

import java.util.Optional;
import org.tpibridge.exchange.http.Answer;
import tools.jackson.databind.JsonNode;

/** Explains why an authorization server gave no token. */
final class TokenRefusals {
  private static final int LONGEST = 200;

  private TokenRefusals() {}

  /**
   * @param keyId of the key that signed
   */
  static NoTokenException of(Answer answer, Optional<JsonNode> json, String keyId) {
    String error =
        json.map(node -> node.path("error").asString(""))
            .filter(text -> text.matches("[a-z_]{1,60}"))
            .orElse("");
    return new NoTokenException(
        "The authorization server gave no token: HTTP "
            + answer.status()
            + (error.isEmpty() ? "" : ", " + error)
            + description(json)
            + "."
            + advice(error, answer.status(), keyId));
  }

  /** What the server says, unless it may quote the assertion. */
  private static String description(Optional<JsonNode> json) {
    return json.map(node -> node.path("error_description").asString(""))
        .map(text -> text.strip().replaceAll("\\.$", ""))
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
        .filter(text -> text.matches("[\\x20-\\x7E]+") && !text.matches(".*\\S{50,}.*"))
        .filter(text -> !text.contains("eyJ"))
        .map(text -> " (" + text + ")")
        .orElse("");
  }

  private static String advice(String error, int status, String keyId) {
    return switch (error) {
      case "invalid_client", "unauthorized_client" ->
          " Check authorization.client-id, that the public key with the id "
              + keyId
              + " is registered with the EHR (tpi-bridge preflight NAME --jwks prints it), and the"
              + " clock of this machine.";
      case "invalid_scope" ->
          " The EHR does not allow these scopes. Have them registered, or set"
              + " authorization.scopes or authorization.scope-syntax.";
      // Some vendors answer so to a scope that is not registered.
      case "invalid_grant" ->
          " Check that the scopes are registered (authorization.scopes,"
              + " authorization.scope-syntax).";
      case "invalid_request", "unsupported_grant_type" ->
          " The server may not support SMART Backend Services. Check authorization.token-url.";
      default ->
          status == 404 || status == 405
              ? " Check authorization.token-url."
              : status == 401
                  ? " Check authorization.client-id, and that the public key with the id "
                      + keyId
                      + " is registered with the EHR."
                  : "";
    };
  }
}
