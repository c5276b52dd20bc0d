package org.tpibridge.listener;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The certificates for TLS, in PKCS #12 files.
 *
 * @param keystore the server certificate and its key
 * @param truststore the certificate authorities (or certificates) of clients; without it, any
 *     client may connect
 * @param password the password of both files
 */
public record TlsFiles(Path keystore, Optional<Path> truststore, String password) {
  @Override
  public String toString() {
    return "TlsFiles[" + keystore + "]";
  }
}
