package org.tpibridge.crash;

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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Forwards requests to an EHR, and lets a test act before and after each answer. */
final class InterceptedEhr implements AutoCloseable {
  private static final Set<String> NOT_FORWARDED =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");

  /** What a test does with the requests. Called by several threads. */
  interface Interception {

    /**
     * Is called after the EHR has processed a request and before the answer is sent.
     *
     * @return whether the answer is sent
     */
    boolean processed(String method, String path);

    /** Is called after the answer was sent. */
    void answered(String method, String path);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI ehr;
  private volatile Interception interception;

  InterceptedEhr(URI ehr, Interception interception) {
    this.ehr = ehr;
    this.interception = interception;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::forward);
    server.setExecutor(threads);
    server.start();
  }

  URI base() {
    return URI.create("http://" + authority() + ehr.getPath());
  }

  private String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void intercept(Interception other) {
    interception = other;
  }

  private void forward(HttpExchange exchange) throws IOException {
    Interception current = interception;
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().toString();
    try (exchange) {
      HttpResponse<byte[]> answer = client.send(request(exchange), BodyHandlers.ofByteArray());
      if (!current.processed(method, path)) {
        return;
      }
      // Links of pages and locations lead to the EHR directly.
      byte[] body =
          new String(answer.body(), UTF_8).replace(ehr.getAuthority(), authority()).getBytes(UTF_8);
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (isForwarded(name)) {
                  exchange
                      .getResponseHeaders()
                      .put(
                          name,
                          List.copyOf(
                              values.stream()
                                  .map(value -> value.replace(ehr.getAuthority(), authority()))
                                  .toList()));
                }
              });
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().close();
      }
      current.answered(method, path);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://" + ehr.getAuthority() + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              // Bodies are changed, so they must not be compressed.
              if (isForwarded(name) && !name.equalsIgnoreCase("accept-encoding")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
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
