package org.tpibridge.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.Secret;
import org.tpibridge.files.OutputFiles;

/**
 * Settings under {@code tpibridge.ehrs[].authorization}; see {@code docs/ehr-settings.md}.
 *
 * @param user for {@code basic}
 * @param password for {@code basic}
 * @param token for {@code bearer}
 * @param clientId for {@code smart}
 * @param keyFile for {@code smart}: JWK, JWK Set or PEM
 * @param keyUrl for {@code smart}: where the public keys are published
 */
record EhrAuthorizationProperties(
    @DefaultValue("none") Type type,
    Optional<String> user,
    Optional<String> password,
    Optional<Path> passwordFile,
    Optional<String> token,
    Optional<Path> tokenFile,
    Optional<String> clientId,
    Optional<Path> keyFile,
    Optional<String> tokenUrl,
    @DefaultValue("v2") Authorization.ScopeSyntax scopeSyntax,
    @DefaultValue List<String> scopes,
    Optional<String> keyUrl) {

  /** How requests are authorized. */
  enum Type {
    NONE,
    BASIC,
    BEARER,
    SMART,
    MTLS
  }

  /**
   * @throws IllegalArgumentException if a setting is missing or cannot be used
   */
  Authorization toAuthorization() {
    return switch (type) {
      case NONE -> new Authorization.None();
      case BASIC ->
          new Authorization.Basic(
              EhrProperties.required("authorization.user", user),
              secret("authorization.password", password, passwordFile));
      case BEARER -> new Authorization.Bearer(secret("authorization.token", token, tokenFile));
      case SMART ->
          new Authorization.BackendServices(
              EhrProperties.required("authorization.client-id", clientId),
              keyFile.orElseThrow(
                  () -> new IllegalArgumentException("authorization.key-file is not set")),
              tokenUrl.map(text -> EhrProperties.uri("authorization.token-url", text)),
              scopeSyntax,
              scopes,
              keyUrl.map(text -> EhrProperties.uri("authorization.key-url", text)));
      case MTLS -> new Authorization.ClientCertificate();
    };
  }

  private static Secret secret(String setting, Optional<String> value, Optional<Path> file) {
    return SecretSetting.of(setting, value.filter(text -> !text.isBlank()), file)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    setting
                        + " is not set. Set it in the environment, or set "
                        + setting
                        + "-file"));
  }

  void protectIn(OutputFiles outputs) {
    passwordFile.ifPresent(file -> outputs.protect(file, "a password file"));
    tokenFile.ifPresent(file -> outputs.protect(file, "a token file"));
    keyFile.ifPresent(file -> outputs.protect(file, "a key file"));
  }

  /** Without secrets, because records are printed to logs. */
  @Override
  public String toString() {
    return "EhrAuthorizationProperties[" + type + "]";
  }
}
