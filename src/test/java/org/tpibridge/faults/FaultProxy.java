package org.tpibridge.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Forwards requests to a FHIR server, on the loopback address only, with a fault for each request
 * that a plan names.
 */
public final class FaultProxy implements AutoCloseable {
  private static final Set<String> NOT_FORWARDED =
      Set.of(
          "connection",
          "content-length",
          "host",
          "transfer-encoding",
          "upgrade",
          "expect",
          // Addresses in bodies are replaced.
          "accept-encoding");
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int PIECES = 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI target;
  private final Deque<Optional<ProxyFault>> plan = new ArrayDeque<>();
  private final Map<ProxyFault, Integer> hits = new EnumMap<>(ProxyFault.class);

  /**
   * @param target the FHIR base of the server
   */
  public FaultProxy(URI target) {
    this.target = target;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** The FHIR base for the program. */
  public URI base() {
    return URI.create("http://" + authority() + target.getPath());
  }

  private String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Plans the faults of the next requests, except those for the CapabilityStatement.
   *
   * @param next for each request; empty for none
   */
  public void plan(Collection<Optional<ProxyFault>> next) {
    synchronized (plan) {
      plan.clear();
      plan.addAll(next);
    }
  }

  /** How many requests each fault was for. */
  public Map<ProxyFault, Integer> hits() {
    synchronized (plan) {
      return new EnumMap<>(hits);
    }
  }

  private Optional<ProxyFault> next(String path) {
    synchronized (plan) {
      if (path.endsWith("/metadata") || plan.isEmpty()) {
        return Optional.empty();
      }
      Optional<ProxyFault> fault = plan.poll();
      fault.ifPresent(one -> hits.merge(one, 1, Integer::sum));
      return fault;
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<ProxyFault> fault = next(exchange.getRequestURI().getPath());
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (fault.isEmpty()) {
        answer(exchange, forward(exchange, body), 1, PIECES);
        return;
      }
      switch (fault.get()) {
        case CUT_BEFORE -> {}
        case LOST_AFTER_COMMIT -> forward(exchange, body);
        case SLOW_BODY -> answer(exchange, forward(exchange, body), PIECES, PIECES);
        case TRUNCATED -> answer(exchange, forward(exchange, body), 2, 1);
        case ERROR_AFTER_COMMIT -> {
          forward(exchange, body);
          refuse(exchange, 500, Optional.empty());
        }
        case ERROR_BEFORE -> refuse(exchange, 500, Optional.empty());
        case UNAVAILABLE -> refuse(exchange, 503, Optional.of("1"));
        case THROTTLED -> refuse(exchange, 429, Optional.empty());
        case THROTTLED_SECONDS -> refuse(exchange, 429, Optional.of("1"));
        case THROTTLED_DATE ->
            refuse(
                exchange,
                429,
                Optional.of(
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2))));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refuse(HttpExchange exchange, int status, Optional<String> retryAfter)
      throws IOException {
    retryAfter.ifPresent(value -> exchange.getResponseHeaders().set("Retry-After", value));
    exchange.sendResponseHeaders(status, -1);
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://" + target.getAuthority() + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isForwarded(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  /**
   * @param pieces into how many the body is divided
   * @param sent how many of them are sent
   */
  private void answer(HttpExchange exchange, HttpResponse<byte[]> answer, int pieces, int sent)
      throws IOException, InterruptedException {
    // Links of pages and locations lead to the server directly.
    byte[] body =
        new String(answer.body(), UTF_8)
            .replace(target.getAuthority(), authority())
            .getBytes(UTF_8);
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isForwarded(name)) {
                exchange.getResponseHeaders().put(name, replaced(values));
              }
            });
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    int size = body.length / pieces + 1;
    for (int i = 0; i < Math.min(pieces, sent) && i * size < body.length; i++) {
      exchange.getResponseBody().write(body, i * size, Math.min(size, body.length - i * size));
      exchange.getResponseBody().flush();
      if (pieces > 2) {
        Thread.sleep(PAUSE.toMillis());
      }
    }
    if (sent >= pieces && body.length > 0) {
      exchange.getResponseBody().close();
    }
  }

  private List<String> replaced(List<String> values) {
    return values.stream().map(value -> value.replace(target.getAuthority(), authority())).toList();
  }

  private static boolean isForwarded(String header) {
    return !NOT_FORWARDED.contains(header.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
