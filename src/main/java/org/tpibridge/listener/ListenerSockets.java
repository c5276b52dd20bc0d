package org.tpibridge.listener;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.tpibridge.files.LimitedFile;

/** Opens the server socket, with TLS if it is configured. */
final class ListenerSockets {
  private static final long LARGEST = 16 << 20;

  private static final int WAITING = 50;

  private ListenerSockets() {}

  static ServerSocket open(ListenerSettings settings) throws ListenerException {
    try {
      if (settings.tls().isEmpty()) {
        return bound(ServerSocketFactory.getDefault(), settings);
      }
      TlsFiles tls = settings.tls().get();
      SSLServerSocket socket =
          (SSLServerSocket) bound(context(tls).getServerSocketFactory(), settings);
      socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      socket.setNeedClientAuth(tls.truststore().isPresent());
      return socket;
    } catch (IOException e) {
      throw new ListenerException(
          "Cannot listen on port "
              + settings.port()
              + ": "
              + e.getMessage()
              + ". Choose another port, or stop the program that uses it.",
          e);
    }
  }

  private static ServerSocket bound(ServerSocketFactory factory, ListenerSettings settings)
      throws IOException {
    return factory.createServerSocket(settings.port(), WAITING, settings.address());
  }

  private static SSLContext context(TlsFiles tls) throws ListenerException {
    char[] password = tls.password().toCharArray();
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store(tls.keystore(), password), password);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      if (tls.truststore().isPresent()) {
        trust.init(store(tls.truststore().get(), password));
      } else {
        trust.init((KeyStore) null);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new ListenerException(
          "The keystore " + tls.keystore() + " cannot be used. Check the key and its password.", e);
    }
  }

  private static KeyStore store(Path file, char[] password)
      throws GeneralSecurityException, ListenerException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = LimitedFile.open(file, LARGEST)) {
      store.load(in, password);
    } catch (LimitedFile.RefusedException e) {
      throw new ListenerException("Cannot open " + file + ". " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ListenerException(
          "Cannot open "
              + file
              + ". Check that the file exists, that it is a PKCS #12 file, and that the password is correct.",
          e);
    }
    if (store.size() == 0) {
      throw new ListenerException(
          file + " contains no certificate. Export the key with its certificate.");
    }
    return store;
  }
}
