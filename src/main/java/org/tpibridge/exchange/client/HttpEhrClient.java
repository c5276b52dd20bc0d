package org.tpibridge.exchange.client;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.http.client.methods.HttpGet;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.exchange.auth.NoTokenException;
import org.tpibridge.exchange.auth.RequestAuthorization;
import org.tpibridge.exchange.http.ForbiddenAddressException;
import org.tpibridge.exchange.http.GuardedHttp;
import org.tpibridge.exchange.http.RequestTrace;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.store.schedule.EhrConditions.BreakerState;

/** Sends requests with HAPI's client. */
public final class HttpEhrClient implements EhrClient {
  private static final Logger log = LoggerFactory.getLogger(HttpEhrClient.class);

  private final RequestLimits limits;
  private final GuardedHttp http;
  private final RequestAuthorization authorization;
  private final HapiTransport transport;
  private final FluentRequests requests;
  private final EhrReplies replies;

  private HttpEhrClient(
      EhrSettings settings, FhirContext context, InstantSource clock, RequestBudget budget) {
    this.limits = new RequestLimits(settings.limits(), budget, clock);
    this.http = GuardedHttp.open(settings);
    this.authorization = RequestAuthorization.of(settings, http, clock);
    this.transport = new HapiTransport(http, authorization);
    this.requests = new FluentRequests(context, settings.url().toString());
    this.replies = new EhrReplies(context, clock);
  }

  /**
   * Opens a client; nothing is sent yet.
   *
   * @throws IllegalArgumentException if a file of the settings cannot be used; the message names
   *     the setting
   */
  public static HttpEhrClient open(EhrSettings settings, FhirContext context, InstantSource clock) {
    return open(settings, context, clock, RequestBudget.ofThisProcess());
  }

  /**
   * The same with a budget that other processes use, too.
   *
   * @throws IllegalArgumentException if a file of the settings cannot be used
   */
  public static HttpEhrClient open(
      EhrSettings settings, FhirContext context, InstantSource clock, RequestBudget budget) {
    return new HttpEhrClient(settings, context, clock, budget);
  }

  @Override
  public EhrReply send(EhrRequest request) {
    Optional<String> forbidden =
        request.kind() == EhrRequest.Kind.PAGE ? forbidden(request.path()) : Optional.empty();
    if (forbidden.isPresent()) {
      return new EhrReply.NotSent(
          EhrReply.NotSentReason.FORBIDDEN_ADDRESS, forbidden.get(), Optional.empty());
    }
    return limits.within(() -> sendNow(request));
  }

  private EhrReply sendNow(EhrRequest request) {
    RequestTrace trace = new RequestTrace();
    Optional<Resource> resource = Optional.empty();
    boolean readable = true;
    try {
      // Of a look-up, an EHR need not store the result for further pages, which takes most of its
      // time. Some EHRs then give the first page only.
      String cacheControl = request.kind() == EhrRequest.Kind.LOOKUP ? "no-store" : "no-cache";
      resource = transport.tracing(trace, cacheControl, () -> requests.send(request));
    } catch (BaseServerResponseException e) {
      readable = false;
    } catch (RuntimeException | StackOverflowError e) {
      if (trace.answer().isEmpty() && trace.failure().isEmpty()) {
        // The request itself is wrong.
        throw e;
      }
      readable = false;
      // Not the message, which may quote the body.
      log.debug("An answer could not be read: {}", e.getClass().getName());
    }
    return replies.of(request, trace, resource, readable);
  }

  /** Checks a URL that the EHR gave before HAPI sees it. */
  private Optional<String> forbidden(String url) {
    try {
      http.guard().check(requests.resolve(url));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("The EHR gave a URL of the next page that is not valid.");
    } catch (ForbiddenAddressException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * What a request without authorization shows about the connection.
   *
   * @param certificate of the EHR, if the connection uses TLS
   * @param ownCertificate by which this program identifies itself
   */
  public record ConnectionProbe(
      EhrReply reply,
      Optional<X509Certificate> certificate,
      Optional<X509Certificate> ownCertificate) {}

  /** Connects to the EHR without authorization. */
  public ConnectionProbe probe() {
    RequestTrace trace = new RequestTrace();
    EhrReply reply =
        limits.within(
            () -> {
              HttpGet get = new HttpGet(requests.resolve("metadata"));
              get.setHeader("Accept", "application/fhir+json");
              try {
                http.send(get, trace);
              } catch (IOException e) {
                log.debug("The EHR did not answer: {}", e.getClass().getName());
              }
              return replies.ofProbe(trace);
            });
    return new ConnectionProbe(reply, trace.certificate(), http.ownCertificate());
  }

  /**
   * The scopes that the authorization server grants, separated by spaces, if it grants any.
   *
   * @throws NoTokenException if it gives no token; the message is for a user
   */
  public Optional<String> grantedScope() throws NoTokenException {
    return authorization.grantedScope();
  }

  /** The scopes that are requested, separated by spaces. */
  public Optional<String> requestedScope() {
    return authorization.requestedScope();
  }

  @Override
  public BreakerState breaker() {
    return BreakerState.valueOf(limits.breakerState());
  }

  @Override
  public void close() {
    limits.close();
    transport.close();
  }
}
