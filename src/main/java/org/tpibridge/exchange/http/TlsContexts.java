package org.tpibridge.exchange.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.tpibridge.exchange.settings.ConnectionPolicy.TlsPolicy;
import org.tpibridge.exchange.settings.Secret;
import org.tpibridge.files.LimitedFile;

/** Creates the TLS settings of connections from PKCS #12 files. */
public final class TlsContexts {
  private static final long MAX_BYTES = 16 << 20;

  private TlsContexts() {}

  /**
   * @throws IllegalArgumentException if a file cannot be used; the message names the setting
   */
  public static SSLContext of(TlsPolicy policy) {
    Optional<KeyStore> keys =
        policy.keystore().map(file -> read("tls.keystore", file, policy.password()));
    Optional<KeyStore> authorities =
        policy.truststore().map(file -> read("tls.truststore", file, policy.password()));
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys.isPresent() ? keyManagers(keys.get(), policy.password()) : null,
          authorities.isPresent() ? trustManagers(authorities.get()) : null,
          new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "tls.keystore contains a key that cannot be used with tls.password", e);
    }
  }

  /**
   * The certificate by which this program identifies itself.
   *
   * @throws IllegalArgumentException if the keystore cannot be used
   */
  public static Optional<X509Certificate> own(TlsPolicy policy) {
    if (policy.keystore().isEmpty()) {
      return Optional.empty();
    }
    KeyStore keys = read("tls.keystore", policy.keystore().get(), policy.password());
    try {
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.isKeyEntry(alias) && keys.getCertificate(alias) instanceof X509Certificate own) {
          return Optional.of(own);
        }
      }
      throw new IllegalArgumentException("tls.keystore contains no private key");
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("tls.keystore cannot be read", e);
    }
  }

  private static KeyManager[] keyManagers(KeyStore keys, Secret password)
      throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, password.reveal().toCharArray());
    return factory.getKeyManagers();
  }

  private static TrustManager[] trustManagers(KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return factory.getTrustManagers();
  }

  private static KeyStore read(String setting, Path file, Secret password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(
          new ByteArrayInputStream(LimitedFile.readAll(file, MAX_BYTES)),
          password.reveal().toCharArray());
      return store;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          setting + " (" + file + ") cannot be read. " + reason(e), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(setting + " (" + file + ") is not PKCS #12", e);
    }
  }

  private static String reason(IOException e) {
    return e.getCause() instanceof java.security.UnrecoverableKeyException
        ? "The password is wrong."
        : e instanceof java.io.EOFException || e.getMessage() == null || isFormat(e)
            ? "It is not PKCS #12."
            : LimitedFile.reason(e);
  }

  private static boolean isFormat(IOException e) {
    return !(e instanceof java.nio.file.FileSystemException)
        && !(e instanceof LimitedFile.RefusedException);
  }
}
