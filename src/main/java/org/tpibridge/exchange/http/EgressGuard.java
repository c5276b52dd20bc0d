package org.tpibridge.exchange.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.http.conn.DnsResolver;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.LoopbackHost;

/**
 * Decides which URLs may be called. An EHR names URLs: pages of a search, redirects, files. The
 * hosts are checked before a connection, and the addresses when they are resolved for it, so that
 * what is checked is what is used.
 */
public final class EgressGuard implements DnsResolver {
  private final EhrSettings settings;
  private final DnsResolver resolver;

  /** {@code host:port} to whether the user set it as the address of this EHR. */
  private final Map<String, Boolean> hosts = new LinkedHashMap<>();

  /**
   * @param resolver finds the addresses of a host
   */
  EgressGuard(EhrSettings settings, DnsResolver resolver) {
    this.settings = settings;
    this.resolver = resolver;
    settings
        .connection()
        .allowedHosts()
        .forEach(host -> hosts.put(authority(URI.create("https://" + host)), false));
    hosts.put(authority(settings.url()), true);
  }

  /** Allows a URL that the user set, such as that of the authorization server. */
  public synchronized void allowConfigured(URI url) {
    hosts.put(authority(url), true);
  }

  /**
   * @throws ForbiddenAddressException if the URL may not be called; the message says why
   */
  public synchronized void check(URI url) throws ForbiddenAddressException {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new ForbiddenAddressException(
          "The EHR refers to a URL that is not an http or https URL of a host. It was not called.");
    }
    if (url.getRawUserInfo() != null) {
      throw new ForbiddenAddressException(
          "The EHR refers to a URL with a user or a password. It was not called.");
    }
    if (!hosts.containsKey(authority(url))) {
      throw new ForbiddenAddressException(
          "The EHR refers to "
              + authority(url)
              + ", which is not allowed. If this host belongs to the EHR, add it to allowed-hosts of "
              + settings.name()
              + ".");
    }
    boolean encryptionIsOptional =
        LoopbackHost.is(url.getHost())
            || settings.connection().allowHttp()
            || (isBase(url) && settings.url().getScheme().equals("http"));
    if (scheme.equals("http") && !encryptionIsOptional) {
      throw new ForbiddenAddressException(
          "The EHR refers to "
              + authority(url)
              + " without TLS. It was not called. Set allow-http: true to allow it.");
    }
  }

  /** Whether credentials of this EHR may be sent there. */
  public boolean isBase(URI url) {
    return authority(url).equals(authority(settings.url()))
        && settings.url().getScheme().equalsIgnoreCase(url.getScheme());
  }

  /** Resolves a host for a connection, if all of its addresses are allowed. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = resolver.resolve(host);
    if (isConfigured(host)) {
      return addresses;
    }
    for (InetAddress address : addresses) {
      switch (NetworkAddresses.kindOf(address)) {
        case PUBLIC -> {}
        case PRIVATE, LOOPBACK -> {
          if (!settings.connection().allowPrivateAddresses()) {
            throw new ForbiddenAddressException(
                "The EHR refers to "
                    + host
                    + ", which has an address of a private network. It was not called. Set"
                    + " allow-private-addresses: true to allow it.");
          }
        }
        case SPECIAL ->
            throw new ForbiddenAddressException(
                "The EHR refers to "
                    + host
                    + ", which has an address that is reserved. It was not called.");
      }
    }
    return addresses;
  }

  private synchronized boolean isConfigured(String host) {
    String plain = plain(host);
    return hosts.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getValue()
                    && entry.getKey().substring(0, entry.getKey().lastIndexOf(':')).equals(plain));
  }

  private static String authority(URI url) {
    int port = url.getPort();
    int standard = "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
    return plain(url.getHost()) + ":" + (port < 0 ? standard : port);
  }

  private static String plain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("[") ? lower.substring(1, lower.length() - 1) : lower;
  }
}
