package org.tpibridge.persona;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tpibridge.persona.fault.Fault;
import org.tpibridge.persona.fault.FaultKind;
import org.tpibridge.persona.http.FhirFormats;
import org.tpibridge.persona.http.FhirFormats.BodyFormat;
import org.tpibridge.persona.http.PersonaResponse;

/** Sends answers, also in ways that a client must survive. */
final class ResponseWriter {
  private static final int PIECES = 20;
  private static final byte[] FILLER_START =
      "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[".getBytes(UTF_8);
  private static final byte[] FILLER =
      "{\"resource\":{\"resourceType\":\"Basic\",\"code\":{\"text\":\"filler\"}}},"
          .repeat(1000)
          .getBytes(UTF_8);

  private ResponseWriter() {}

  static void write(
      HttpExchange exchange,
      PersonaResponse response,
      FhirFormats formats,
      BodyFormat format,
      Optional<Fault> fault)
      throws IOException, InterruptedException {
    response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = response.raw().orElse(new byte[0]);
    if (response.resource().isPresent()) {
      exchange.getResponseHeaders().set("Content-Type", format.mediaType());
      body = formats.write(response.resource().get(), format);
    }
    FaultKind kind = fault.map(Fault::kind).orElse(FaultKind.LOST_ANSWER);
    switch (kind) {
      case OVERSIZED -> filler(exchange, fault.orElseThrow().bytes());
      case ENDLESS -> filler(exchange, Long.MAX_VALUE);
      case SLOW_BODY -> slow(exchange, response.status(), body, fault.orElseThrow().seconds());
      case TRUNCATED -> truncated(exchange, response.status(), body);
      case MALFORMED_JSON ->
          plain(exchange, response.status(), Arrays.copyOf(body, body.length - body.length / 3));
      case MALFORMED_LINE -> plain(exchange, response.status(), malformedLine(body));
      case MISSING_LINE -> plain(exchange, response.status(), missingLine(body));
      default -> plain(exchange, response.status(), body);
    }
  }

  private static void plain(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private static void filler(HttpExchange exchange, long bytes) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", BodyFormat.JSON.mediaType());
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.write(FILLER_START);
    for (long sent = 0; sent < bytes && !Thread.currentThread().isInterrupted(); ) {
      out.write(FILLER);
      sent += FILLER.length;
    }
    out.close();
  }

  private static void slow(HttpExchange exchange, int status, byte[] body, int seconds)
      throws IOException, InterruptedException {
    if (body.length == 0) {
      Thread.sleep(seconds * 1000L);
      plain(exchange, status, body);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    OutputStream out = exchange.getResponseBody();
    int size = Math.max(1, (body.length + PIECES - 1) / PIECES);
    for (int from = 0; from < body.length; from += size) {
      out.write(body, from, Math.min(size, body.length - from));
      out.flush();
      Thread.sleep(seconds * 1000L / PIECES);
    }
    out.close();
  }

  /** Closing the exchange before all announced bytes are written closes the connection. */
  private static void truncated(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length + 1L);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, body.length / 2);
    out.flush();
  }

  private static byte[] malformedLine(byte[] body) {
    List<String> lines = lines(body);
    int middle = lines.size() / 2;
    String line = lines.get(middle);
    lines.set(middle, line.substring(0, line.length() / 2));
    return joined(lines);
  }

  private static byte[] missingLine(byte[] body) {
    List<String> lines = lines(body);
    lines.remove(lines.size() - 1);
    return joined(lines);
  }

  private static List<String> lines(byte[] body) {
    return new ArrayList<>(new String(body, UTF_8).lines().toList());
  }

  private static byte[] joined(List<String> lines) {
    return lines.isEmpty() ? new byte[0] : (String.join("\n", lines) + "\n").getBytes(UTF_8);
  }
}
