package org.tpibridge.app;

import java.nio.file.Path;
import java.util.Optional;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.Secret;
import org.tpibridge.files.OutputFiles;

/**
 * Settings under {@code tpibridge.ehrs[].tls}; see {@code docs/ehr-settings.md}.
 *
 * @param password of both files
 */
record EhrTlsProperties(
    Optional<Path> keystore,
    Optional<Path> truststore,
    Optional<String> password,
    Optional<Path> passwordFile) {

  ConnectionPolicy.TlsPolicy toPolicy() {
    return new ConnectionPolicy.TlsPolicy(
        keystore,
        truststore,
        SecretSetting.of("tls.password", password, passwordFile).orElse(Secret.of("")));
  }

  void protectIn(OutputFiles outputs) {
    keystore.ifPresent(file -> outputs.protect(file, "a keystore"));
    truststore.ifPresent(file -> outputs.protect(file, "a truststore"));
    passwordFile.ifPresent(file -> outputs.protect(file, "a password file"));
  }

  @Override
  public String toString() {
    return "EhrTlsProperties[…]";
  }
}
