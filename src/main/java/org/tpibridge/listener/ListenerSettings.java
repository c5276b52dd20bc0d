package org.tpibridge.listener;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how to listen.
 *
 * @param address to bind
 * @param port 0 for any that is free
 * @param connections at once; further ones are closed
 * @param messageBytes the most that a message has
 * @param messageTime the most that one message may take to arrive, or an answer to be taken
 * @param idleTime after which a silent connection is closed
 * @param refuse whether a message whose content is refused is answered AE, after it was handled;
 *     else every message that is safely on disk is answered AA
 * @param tls how connections are encrypted
 */
public record ListenerSettings(
    InetAddress address,
    int port,
    int connections,
    int messageBytes,
    Duration messageTime,
    Duration idleTime,
    boolean refuse,
    Optional<TlsFiles> tls) {

  public ListenerSettings {
    require(port >= 0 && port <= 65_535, "A port is 0 to 65535.");
    require(connections >= 1 && connections <= 1000, "Connections at once are 1 to 1000.");
    require(
        messageBytes >= 1024 && messageBytes <= 256 * 1024 * 1024,
        "The most that a message has is 1 KiB to 256 MiB.");
    require(isSome(messageTime) && isSome(idleTime), "Times are 1 second to 7 days.");
    boolean mutual = tls.filter(t -> t.truststore().isPresent()).isPresent();
    require(
        address.isLoopbackAddress() || mutual,
        "Listening beyond this machine needs TLS that asks clients for a certificate: name a"
            + " keystore and a truststore.");
  }

  private static boolean isSome(Duration time) {
    return time.compareTo(Duration.ofSeconds(1)) >= 0 && time.compareTo(Duration.ofDays(7)) <= 0;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
