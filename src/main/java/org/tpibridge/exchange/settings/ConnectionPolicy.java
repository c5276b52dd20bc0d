package org.tpibridge.exchange.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an EHR is connected to.
 *
 * @param allowHttp whether URLs without TLS are allowed beyond this machine
 * @param allowedHosts other hosts that the EHR may refer to, for pages of a search, redirects and
 *     files of a bulk export: {@code host}, or {@code host:port} for another port than 443
 * @param allowPrivateAddresses whether those hosts may have addresses of a private network
 * @param connectTime maximum time for a connection, with the TLS handshake
 * @param readTime maximum time without a byte of the answer
 * @param requestTime maximum time from the first byte of a request to the last one of its answer
 * @param responseSize maximum size of an answer in bytes, after decompression
 */
public record ConnectionPolicy(
    boolean allowHttp,
    List<String> allowedHosts,
    boolean allowPrivateAddresses,
    Duration connectTime,
    Duration readTime,
    Duration requestTime,
    long responseSize,
    TlsPolicy tls) {
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
  private static final Duration LONGEST = Duration.ofHours(1);

  public static final ConnectionPolicy DEFAULT =
      new ConnectionPolicy(
          false,
          List.of(),
          false,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          64L << 20,
          TlsPolicy.DEFAULT);

  /**
   * @param keystore PKCS #12: the certificate and key by which this program identifies itself
   * @param truststore PKCS #12: the authorities that certificates of the EHR are checked against;
   *     if empty, those of Java
   * @param password of both files
   */
  public record TlsPolicy(Optional<Path> keystore, Optional<Path> truststore, Secret password) {
    public static final TlsPolicy DEFAULT =
        new TlsPolicy(Optional.empty(), Optional.empty(), Secret.of(""));
  }

  /**
   * @throws IllegalArgumentException if a value cannot be used; the message names the setting
   */
  public ConnectionPolicy {
    allowedHosts = List.copyOf(allowedHosts);
    allowedHosts.stream()
        .filter(host -> !HOST.matcher(host).matches())
        .findFirst()
        .ifPresent(
            host -> {
              throw new IllegalArgumentException(
                  "allowed-hosts contains \""
                      + host
                      + "\", but must contain names of hosts, such as files.ehr.example or"
                      + " files.ehr.example:8443, without https:// and without a path");
            });
    check("connect-timeout", connectTime);
    check("read-timeout", readTime);
    check("request-timeout", requestTime);
    if (responseSize < 1 << 10 || responseSize > 1 << 30) {
      throw new IllegalArgumentException("max-response-size must be 1KB to 1GB");
    }
  }

  private static void check(String setting, Duration time) {
    if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          setting + " must be longer than zero and at most 1h, such as 30s");
    }
  }
}
