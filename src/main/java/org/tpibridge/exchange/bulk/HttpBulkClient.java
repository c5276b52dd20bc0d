package org.tpibridge.exchange.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.http.HttpHeaders;
import org.apache.http.client.methods.HttpDelete;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpRequestBase;
import org.tpibridge.exchange.auth.RequestAuthorization;
import org.tpibridge.exchange.http.Answer;
import org.tpibridge.exchange.http.GuardedHttp;
import org.tpibridge.exchange.http.RequestTrace;
import org.tpibridge.exchange.settings.EhrSettings;

/** Sends the requests of bulk exports over HTTP. */
public final class HttpBulkClient implements BulkClient {
  private static final int UNAUTHORIZED = 401;
  private static final int BUFFER = 1 << 16;

  /** More than any EHR of a clinic has of one type. */
  private static final long MOST_BYTES = 1L << 40;

  private final GuardedHttp http;
  private final RequestAuthorization authorization;
  private final String base;
  private final long longestLine;

  private HttpBulkClient(EhrSettings settings) {
    this.http = GuardedHttp.open(settings);
    this.authorization = RequestAuthorization.of(settings, http, InstantSource.system());
    this.base = settings.url().toString();
    this.longestLine = settings.connection().responseSize();
  }

  /**
   * Opens a client; nothing is sent yet.
   *
   * @throws IllegalArgumentException if a file of the settings cannot be used; the message names
   *     the setting
   */
  public static HttpBulkClient open(EhrSettings settings) {
    return new HttpBulkClient(settings);
  }

  @Override
  public Answer start(String path) throws IOException {
    HttpGet request = new HttpGet(base + "/" + path);
    request.setHeader(HttpHeaders.ACCEPT, "application/fhir+json");
    // Lenient: an EHR ignores types that it does not export.
    request.setHeader("Prefer", "respond-async, handling=lenient");
    return send(request);
  }

  @Override
  public Answer get(String url) throws IOException {
    HttpGet request = new HttpGet(uri(url));
    request.setHeader(HttpHeaders.ACCEPT, "application/json");
    return send(request);
  }

  @Override
  public Answer delete(String url) throws IOException {
    return send(new HttpDelete(uri(url)));
  }

  /** Relative URLs are relative to the base URL. */
  private URI uri(String url) throws IOException {
    try {
      return URI.create(base + "/").resolve(url);
    } catch (IllegalArgumentException e) {
      throw new IOException("The EHR refers to a URL that is not valid. It was not called.", e);
    }
  }

  /** A request that was refused with 401 is sent once more. */
  private Answer send(HttpRequestBase request) throws IOException {
    Optional<String> header = authorize(request);
    Answer answer = http.send(request, new RequestTrace());
    if (answer.status() != UNAUTHORIZED
        || header.isEmpty()
        || !authorization.refused(header.get())) {
      return answer;
    }
    request.reset();
    authorize(request);
    return http.send(request, new RequestTrace());
  }

  private Optional<String> authorize(HttpRequestBase request) throws IOException {
    if (!http.guard().isBase(request.getURI())) {
      return Optional.empty();
    }
    Optional<String> header = authorization.header();
    header.ifPresent(value -> request.setHeader(HttpHeaders.AUTHORIZATION, value));
    return header;
  }

  @Override
  public int read(String url, boolean withToken, LineReceiver receiver) throws IOException {
    HttpGet request = new HttpGet(uri(url));
    request.setHeader(HttpHeaders.ACCEPT, "application/fhir+ndjson");
    Optional<String> header = withToken ? authorize(request) : Optional.empty();
    int status = http.download(request, body -> lines(body, receiver));
    if (status != UNAUTHORIZED || header.isEmpty() || !authorization.refused(header.get())) {
      return status;
    }
    request.reset();
    authorize(request);
    return http.download(request, body -> lines(body, receiver));
  }

  private void lines(InputStream body, LineReceiver receiver) throws IOException {
    byte[] buffer = new byte[BUFFER];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long number = 1;
    long bytes = 0;
    boolean tooLong = false;
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      bytes += read;
      if (bytes > MOST_BYTES) {
        throw new IOException("The file is larger than 1 TB.");
      }
      int start = 0;
      for (int i = 0; i < read; i++) {
        if (buffer[i] == '\n') {
          line.write(buffer, start, i - start);
          receiver.line(number++, tooLong ? Optional.empty() : Optional.of(line.toByteArray()));
          line.reset();
          tooLong = false;
          start = i + 1;
        }
      }
      line.write(buffer, start, read - start);
      if (line.size() > longestLine) {
        tooLong = true;
        line.reset();
      }
    }
    if (line.size() > 0 || tooLong) {
      receiver.line(number, tooLong ? Optional.empty() : Optional.of(line.toByteArray()));
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
