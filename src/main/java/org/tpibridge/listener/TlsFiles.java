package org.tpibridge.listener;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Certificates, in PKCS #12 files.
 *
 * @param keystore our certificate and its key
 * @param truststore the authorities (or certificates) of clients; none: anybody may connect
 * @param password of both
 */
public record TlsFiles(Path keystore, Optional<Path> truststore, String password) {
  @Override
  public String toString() {
    return "TlsFiles[" + keystore + "]";
  }
}
