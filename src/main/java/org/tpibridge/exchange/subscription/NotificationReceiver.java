package org.tpibridge.exchange.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tpibridge.exchange.settings.Secret;

/**
 * Receives notifications of FHIR Subscriptions with the channel {@code rest-hook}: {@code POST} and
 * {@code PUT} to {@code /notifications/NAME}, where NAME is the EHR's name in the settings, or to a
 * path below it. A notification is only a hint: it is answered at once, its content is not read,
 * and what changed is pulled from the EHR. So a false notification causes a pull at most, and a
 * lost one delays a change until the next scheduled pull.
 *
 * <p>Listens on the loopback address only; a reverse proxy of the clinic forwards to it.
 */
public final class NotificationReceiver implements AutoCloseable {
  private static final String PATH = "/notifications/";
  private static final String BEARER = "Bearer ";
  private static final int THREADS = 2;
  private static final int WAITING_CONNECTIONS = 50;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<String, Secret> tokens;
  private final ChangeHints hints;

  private NotificationReceiver(
      HttpServer server, ExecutorService threads, Map<String, Secret> tokens, ChangeHints hints) {
    this.server = server;
    this.threads = threads;
    this.tokens = Map.copyOf(tokens);
    this.hints = hints;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free port
   * @param tokens for each EHR that may send notifications, the token in the header {@code
   *     Authorization: Bearer} of its Subscription
   * @throws IOException if the port is in use
   */
  public static NotificationReceiver start(int port, Map<String, Secret> tokens, ChangeHints hints)
      throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING_CONNECTIONS);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "notifications");
              thread.setDaemon(true);
              return thread;
            });
    NotificationReceiver receiver = new NotificationReceiver(server, threads, tokens, hints);
    server.setExecutor(threads);
    server.createContext("/", receiver::handle);
    server.start();
    return receiver;
  }

  /** The URL for the Subscription of an EHR, as seen from this computer. */
  public URI url(String ehr) {
    return URI.create(
        "http://"
            + server.getAddress().getAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort()
            + PATH
            + ehr);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status(exchange), -1);
    }
  }

  private int status(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    String name =
        path.startsWith(PATH) ? path.substring(PATH.length()).replaceFirst("/.*", "") : "";
    Secret expected = tokens.get(name);
    if (expected == null || !isFrom(exchange, expected)) {
      // The same for both, so that nobody finds out names.
      return 401;
    }
    return switch (exchange.getRequestMethod()) {
      case "POST", "PUT" -> {
        hints.changed(name);
        yield 200;
      }
      // A Subscription may also announce deletions.
      case "DELETE" -> {
        hints.changed(name);
        yield 204;
      }
      default -> 405;
    };
  }

  /** Compares in constant time. */
  private static boolean isFrom(HttpExchange exchange, Secret expected) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header != null
        && header.startsWith(BEARER)
        && MessageDigest.isEqual(
            header.substring(BEARER.length()).getBytes(UTF_8), expected.reveal().getBytes(UTF_8));
  }

  /** Stops to listen. Hints that were received remain. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
