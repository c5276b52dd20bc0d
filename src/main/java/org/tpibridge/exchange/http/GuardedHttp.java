package org.tpibridge.exchange.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.http.Header;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpEntity;
import org.apache.http.HttpException;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.DnsResolver;
import org.apache.http.conn.ManagedHttpClientConnection;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.impl.conn.SystemDefaultDnsResolver;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.EhrSettings;

/**
 * Sends requests to one EHR, each of them once, and reads complete answers: only to allowed hosts
 * and addresses, and only up to a maximum time and size. Redirects of GET are followed to allowed
 * hosts, without credentials to another host. Safe for use by many threads.
 */
public final class GuardedHttp implements AutoCloseable {
  private static final String TRACE = "tpibridge.trace";
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_HEADERS = 200;
  private static final int LONGEST_HEADER = 1 << 16;

  /** Servers close idle connections; a request on a closed one has an unknown result. */
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(20);

  private static final Duration CHECK_AFTER_IDLE = Duration.ofMillis(500);

  private final ConnectionPolicy policy;
  private final Optional<X509Certificate> ownCertificate;
  private final EgressGuard guard;
  private final CloseableHttpClient http;
  private final ScheduledThreadPoolExecutor deadlines;

  private GuardedHttp(EhrSettings settings, DnsResolver resolver, SSLContext tls) {
    this.policy = settings.connection();
    this.ownCertificate = TlsContexts.own(settings.connection().tls());
    this.guard = new EgressGuard(settings, resolver);
    this.http = client(settings, guard, tls);
    this.deadlines =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "deadlines of " + settings.name());
              thread.setDaemon(true);
              return thread;
            });
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /**
   * @throws IllegalArgumentException if a keystore cannot be used; the message names the setting
   */
  public static GuardedHttp open(EhrSettings settings) {
    return open(settings, SystemDefaultDnsResolver.INSTANCE);
  }

  /**
   * @param resolver finds the addresses of a host
   */
  static GuardedHttp open(EhrSettings settings, DnsResolver resolver) {
    return new GuardedHttp(settings, resolver, TlsContexts.of(settings.connection().tls()));
  }

  private static CloseableHttpClient client(
      EhrSettings settings, EgressGuard guard, SSLContext tls) {
    ConnectionPolicy policy = settings.connection();
    PoolingHttpClientConnectionManager connections =
        new PoolingHttpClientConnectionManager(
            RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", PlainConnectionSocketFactory.getSocketFactory())
                .register("https", new SSLConnectionSocketFactory(tls))
                .build(),
            guard);
    int inFlight = settings.limits().inFlight();
    // Tokens and files of other hosts need connections, too.
    connections.setMaxTotal(inFlight + 8);
    connections.setDefaultMaxPerRoute(inFlight + 4);
    connections.setValidateAfterInactivity((int) CHECK_AFTER_IDLE.toMillis());
    // The time of a TLS handshake.
    connections.setDefaultSocketConfig(
        SocketConfig.custom()
            .setSoTimeout((int) policy.connectTime().toMillis())
            .setTcpNoDelay(true)
            .build());
    connections.setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setMessageConstraints(
                MessageConstraints.custom()
                    .setMaxHeaderCount(MOST_HEADERS)
                    .setMaxLineLength(LONGEST_HEADER)
                    .build())
            .build());
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setRequestExecutor(new TracingExecutor())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectTimeout((int) policy.connectTime().toMillis())
                .setConnectionRequestTimeout((int) policy.requestTime().toMillis())
                .setSocketTimeout((int) policy.readTime().toMillis())
                .setExpectContinueEnabled(false)
                .build())
        .setKeepAliveStrategy((response, context) -> LONGEST_IDLE.toMillis())
        .setUserAgent("TPI-Bridge")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  /** Notes when a request is written: until then the EHR cannot have received anything. */
  private static final class TracingExecutor extends HttpRequestExecutor {
    @Override
    protected HttpResponse doSendRequest(
        HttpRequest request, HttpClientConnection connection, HttpContext context)
        throws IOException, HttpException {
      if (context.getAttribute(TRACE) instanceof RequestTrace trace) {
        trace.sending();
        certificate(connection).ifPresent(trace::connectedTo);
      }
      return super.doSendRequest(request, connection, context);
    }
  }

  private static Optional<X509Certificate> certificate(HttpClientConnection connection)
      throws SSLPeerUnverifiedException {
    SSLSession session =
        connection instanceof ManagedHttpClientConnection managed ? managed.getSSLSession() : null;
    return session != null && session.getPeerCertificates()[0] instanceof X509Certificate peer
        ? Optional.of(peer)
        : Optional.empty();
  }

  /** The certificate by which this program identifies itself, if there is one. */
  public Optional<X509Certificate> ownCertificate() {
    return ownCertificate;
  }

  public EgressGuard guard() {
    return guard;
  }

  /**
   * Sends a request and reads its answer, whatever its status. What is known afterwards is also in
   * the trace.
   *
   * @throws ForbiddenAddressException if the URL, its address or that of a redirect is not allowed
   * @throws ResponseLimitException if the answer is too large or takes too long
   * @throws IOException if there is no complete answer
   */
  public Answer send(HttpRequestBase request, RequestTrace trace) throws IOException {
    try {
      Answer answer = following(request, trace);
      trace.answered(answer);
      return answer;
    } catch (IOException e) {
      trace.failed(e);
      throw e;
    }
  }

  /** Receives the body of an answer while it arrives. */
  @FunctionalInterface
  public interface BodyReceiver {
    void receive(InputStream body) throws IOException;
  }

  /**
   * Gets a file of any size. There is no maximum for the whole time, only for the time without a
   * byte; the receiver limits the size.
   *
   * @param receiver not called unless the status is 2xx
   * @return the status of the last answer
   * @throws ForbiddenAddressException if the URL, its address or that of a redirect is not allowed
   * @throws IOException if there is no complete answer, or the receiver throws it
   */
  public int download(HttpRequestBase request, BodyReceiver receiver) throws IOException {
    HttpRequestBase next = request;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpRequestBase current = next;
      guard.check(current.getURI());
      HttpClientContext context = HttpClientContext.create();
      context.setAttribute(TRACE, new RequestTrace());
      try (CloseableHttpResponse response = http.execute(current, context)) {
        int status = response.getStatusLine().getStatusCode();
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (status >= 300 && status < 400 && location != null) {
          next = redirected(current, location.getValue());
          continue;
        }
        if (status >= 200 && status < 300 && response.getEntity() != null) {
          receiver.receive(response.getEntity().getContent());
        }
        return status;
      } finally {
        // Closing would read the rest, which may be endless.
        current.abort();
      }
    }
    throw new ResponseLimitException("The EHR redirected more than " + MOST_REDIRECTS + " times.");
  }

  private Answer following(HttpRequestBase request, RequestTrace trace) throws IOException {
    long end = System.nanoTime() + policy.requestTime().toNanos();
    HttpRequestBase next = request;
    for (int redirects = 0; ; redirects++) {
      Answer answer = once(next, trace, end);
      Optional<String> location =
          isRedirect(answer) && next.getMethod().equals("GET")
              ? answer.header(HttpHeaders.LOCATION)
              : Optional.empty();
      if (location.isEmpty()) {
        return answer;
      }
      if (redirects == MOST_REDIRECTS) {
        throw new ResponseLimitException(
            "The EHR redirected more than " + MOST_REDIRECTS + " times.");
      }
      next = redirected(next, location.get());
    }
  }

  private static boolean isRedirect(Answer answer) {
    return switch (answer.status()) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private HttpRequestBase redirected(HttpRequestBase request, String location)
      throws ForbiddenAddressException {
    URI target;
    try {
      target = request.getURI().resolve(location);
    } catch (IllegalArgumentException e) {
      throw new ForbiddenAddressException(
          "The EHR redirects to a URL that is not valid. It was not called.");
    }
    guard.check(target);
    HttpGet get = new HttpGet(target);
    for (Header header : request.getAllHeaders()) {
      boolean secret = header.getName().equalsIgnoreCase(HttpHeaders.AUTHORIZATION);
      if (!secret || guard.isBase(target)) {
        get.addHeader(header);
      }
    }
    get.setConfig(request.getConfig());
    return get;
  }

  private Answer once(HttpUriRequest request, RequestTrace trace, long end) throws IOException {
    guard.check(request.getURI());
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(TRACE, trace);
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> deadline =
        deadlines.schedule(
            () -> {
              late.set(true);
              request.abort();
            },
            end - System.nanoTime(),
            TimeUnit.NANOSECONDS);
    try (CloseableHttpResponse response = http.execute(request, context)) {
      return read(response);
    } catch (IOException e) {
      if (late.get()) {
        throw new ResponseLimitException(
            "No complete answer within " + policy.requestTime().toSeconds() + " s.");
      }
      throw e;
    } finally {
      deadline.cancel(false);
    }
  }

  private Answer read(CloseableHttpResponse response) throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    for (Header header : response.getAllHeaders()) {
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header.getValue());
    }
    HttpEntity entity = response.getEntity();
    byte[] body = entity == null ? new byte[0] : body(entity);
    return new Answer(response.getStatusLine().getStatusCode(), headers, body);
  }

  private byte[] body(HttpEntity entity) throws IOException {
    if (entity.getContentLength() > policy.responseSize()) {
      throw tooLarge();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    // Not closed before its end: closing would read the rest, which may be endless.
    InputStream in = entity.getContent();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (bytes.size() + read > policy.responseSize()) {
        throw tooLarge();
      }
      bytes.write(buffer, 0, read);
    }
    return bytes.toByteArray();
  }

  private ResponseLimitException tooLarge() {
    return new ResponseLimitException(
        "The answer is larger than "
            + policy.responseSize()
            + " bytes, the maximum of the setting max-response-size.");
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    try {
      http.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
