package org.tpibridge.exchange.client;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpVersion;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicHttpResponse;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpContext;
import org.tpibridge.exchange.auth.RequestAuthorization;
import org.tpibridge.exchange.http.Answer;
import org.tpibridge.exchange.http.GuardedHttp;
import org.tpibridge.exchange.http.RequestTrace;

/**
 * The HTTP client of HAPI's client. It notes in a trace what happened to the request of a thread,
 * because HAPI's exceptions do not say whether a request was sent.
 */
final class HapiTransport extends CloseableHttpClient {
  private static final int UNAUTHORIZED = 401;

  /**
   * A request that is being sent.
   *
   * @param cacheControl header of a read
   */
  private record Current(RequestTrace trace, String cacheControl) {}

  private static final ThreadLocal<Current> CURRENT = new ThreadLocal<>();

  private final GuardedHttp http;
  private final RequestAuthorization authorization;

  HapiTransport(GuardedHttp http, RequestAuthorization authorization) {
    this.http = http;
    this.authorization = authorization;
  }

  /**
   * Traces the request that the work sends in this thread.
   *
   * @param cacheControl of a read: servers and gateways may answer with what they found earlier,
   *     such as HAPI's JPA server, which repeats the result of the same search for a minute, also
   *     if it found nothing
   */
  <T> T tracing(RequestTrace trace, String cacheControl, Supplier<T> work) {
    CURRENT.set(new Current(trace, cacheControl));
    ThreadClientFactory.use(this);
    try {
      return work.get();
    } finally {
      ThreadClientFactory.useDefault();
      CURRENT.remove();
    }
  }

  @Override
  protected CloseableHttpResponse doExecute(
      HttpHost target, HttpRequest request, HttpContext context) throws IOException {
    Current current = CURRENT.get();
    if (request instanceof HttpGet) {
      request.setHeader(HttpHeaders.CACHE_CONTROL, current.cacheControl());
    }
    return new CompleteResponse(send((HttpRequestBase) request, current.trace()));
  }

  /** A request that was refused with 401 is sent once more, because the EHR did not process it. */
  private Answer send(HttpRequestBase request, RequestTrace trace) throws IOException {
    Optional<String> header = addAuthorization(request, trace);
    Answer answer = http.send(request, trace);
    if (answer.status() != UNAUTHORIZED
        || header.isEmpty()
        || !authorization.refused(header.get())) {
      return answer;
    }
    request.reset();
    addAuthorization(request, trace);
    return http.send(request, trace);
  }

  private Optional<String> addAuthorization(HttpRequestBase request, RequestTrace trace)
      throws IOException {
    try {
      Optional<String> header = authorization.header();
      header.ifPresent(value -> request.setHeader(HttpHeaders.AUTHORIZATION, value));
      return header;
    } catch (IOException e) {
      trace.failed(e);
      throw e;
    }
  }

  @Override
  public void close() {
    http.close();
  }

  @Override
  @Deprecated
  @SuppressWarnings("InlineMeSuggester")
  public HttpParams getParams() {
    throw new UnsupportedOperationException();
  }

  @Override
  @Deprecated
  @SuppressWarnings("InlineMeSuggester")
  public ClientConnectionManager getConnectionManager() {
    throw new UnsupportedOperationException();
  }

  /** An answer that was read whole; there is nothing to close. */
  private static final class CompleteResponse extends BasicHttpResponse
      implements CloseableHttpResponse {
    private CompleteResponse(Answer answer) {
      super(HttpVersion.HTTP_1_1, answer.status(), "");
      answer.headers().forEach((name, values) -> values.forEach(value -> addHeader(name, value)));
      ByteArrayEntity entity = new ByteArrayEntity(answer.body());
      answer.header(HttpHeaders.CONTENT_TYPE).ifPresent(entity::setContentType);
      setEntity(entity);
    }

    @Override
    public void close() {}
  }
}
