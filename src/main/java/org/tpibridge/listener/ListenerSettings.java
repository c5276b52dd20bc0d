package org.tpibridge.listener;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * The address, limits and encryption of a listener.
 *
 * @param address the address to bind
 * @param port the port, or 0 for any free port
 * @param connections the maximum number of open connections; further connections are closed
 * @param messageBytes the maximum size of a message
 * @param messageTime the maximum time for receiving one message, for storing and importing it, and
 *     for sending an acknowledgment
 * @param idleTime the time after which an idle connection is closed
 * @param refuse whether a message is acknowledged with AE if it or its visit was rejected; if not,
 *     every message that is stored is acknowledged with AA
 * @param tls the TLS files, if connections are encrypted
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
    require(port >= 0 && port <= 65_535, "The port must be between 0 and 65535.");
    require(
        connections >= 1 && connections <= 1000,
        "The number of connections must be between 1 and 1000.");
    require(
        messageBytes >= 1024 && messageBytes <= 256 * 1024 * 1024,
        "The maximum message size must be between 1 KiB and 256 MiB.");
    require(
        isInRange(messageTime) && isInRange(idleTime),
        "Timeouts must be between 1 second and 7 days.");
    boolean mutualTls = tls.filter(t -> t.truststore().isPresent()).isPresent();
    require(
        address.isLoopbackAddress() || mutualTls,
        "Listening on a network address requires TLS with client certificates. Specify a"
            + " keystore and a truststore.");
  }

  private static boolean isInRange(Duration time) {
    return time.compareTo(Duration.ofSeconds(1)) >= 0 && time.compareTo(Duration.ofDays(7)) <= 0;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
