package org.tpibridge.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Refuses to accept connections of other machines without encryption. */
record ListeningCheck(Environment environment) {
  private static final String TLS = "server.ssl";

  /**
   * @param behindProxy whether a proxy encrypts the connections
   * @throws ServerException if other machines could connect without encryption
   */
  void check(boolean behindProxy) {
    String address = environment.getRequiredProperty("server.address");
    if (!behindProxy && !isLoopback(address) && !isEncrypted(environment)) {
      throw new ServerException(
          "server.address is "
              + address
              + ", and connections would not be encrypted. Set server.ssl (see docs/serve.md), set"
              + " tpibridge.security.behind-proxy to true if a proxy encrypts them, or listen on"
              + " 127.0.0.1.");
    }
  }

  static String scheme(Environment environment) {
    return isEncrypted(environment) ? "https" : "http";
  }

  private static boolean isEncrypted(Environment environment) {
    return Binder.get(environment).bind(TLS, Bindable.mapOf(String.class, Object.class)).isBound()
        && environment.getProperty(TLS + ".enabled", Boolean.class, true);
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new ServerException("server.address " + address + " is not an address of a machine.");
    }
  }
}
