package org.tpibridge.exchange.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.http.NameValuePair;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.utils.DateUtils;
import org.apache.http.message.BasicNameValuePair;
import org.tpibridge.exchange.http.Answer;
import org.tpibridge.exchange.http.ForbiddenAddressException;
import org.tpibridge.exchange.http.GuardedHttp;
import org.tpibridge.exchange.http.RequestTrace;
import org.tpibridge.exchange.settings.Authorization.BackendServices;
import org.tpibridge.exchange.settings.EhrSettings;
import tools.jackson.databind.JsonNode;

/**
 * SMART Backend Services: tokens in exchange for assertions that are signed with a private key. The
 * key file is read for each token, so that keys can be replaced while the program runs.
 */
final class BackendServicesAuthorization implements RequestAuthorization {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /** SMART allows five minutes; clocks differ. */
  private static final Duration ASSERTION_LIFETIME = Duration.ofMinutes(4);

  /** If a server does not say how long a token is valid; SMART recommends five minutes. */
  private static final long DEFAULT_LIFETIME_SECONDS = 300;

  private static final Duration MOST_MARGIN = Duration.ofSeconds(30);

  /** Less than this does not explain a refusal. */
  private static final Duration NOTICEABLE_SKEW = Duration.ofSeconds(20);

  /** So that a server that refuses is not asked again for every request to the EHR. */
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

  private final EhrSettings settings;
  private final BackendServices services;
  private final GuardedHttp http;
  private final InstantSource clock;

  private Optional<TokenEndpoint> endpoint = Optional.empty();
  private Optional<AccessToken> token = Optional.empty();
  private Optional<NoTokenException> failure = Optional.empty();
  private Instant failed = Instant.MIN;
  private boolean sendsClientId;

  /** The clock of the authorization server minus that of this machine. */
  private Duration skew = Duration.ZERO;

  BackendServicesAuthorization(
      EhrSettings settings, BackendServices services, GuardedHttp http, InstantSource clock) {
    this.settings = settings;
    this.services = services;
    this.http = http;
    this.clock = clock;
    services.tokenUrl().ifPresent(http.guard()::allowConfigured);
  }

  @Override
  public synchronized Optional<String> header() throws NoTokenException {
    Instant now = clock.instant();
    if (token.filter(current -> now.isBefore(current.usableUntil())).isEmpty()) {
      if (failure.isPresent() && now.isBefore(failed.plus(PAUSE_AFTER_FAILURE))) {
        throw failure.get();
      }
      try {
        token = Optional.of(request());
        failure = Optional.empty();
      } catch (NoTokenException e) {
        token = Optional.empty();
        failure = Optional.of(e);
        failed = now;
        throw e;
      }
    }
    return token.map(BackendServicesAuthorization::header);
  }

  private static String header(AccessToken token) {
    return "Bearer " + token.value();
  }

  /** Another thread may already have replaced the token. */
  @Override
  public synchronized boolean refused(String header) {
    if (token.filter(current -> header(current).equals(header)).isPresent()) {
      token = Optional.empty();
    }
    return true;
  }

  @Override
  public Optional<String> requestedScope() {
    return Optional.of(RequiredScopes.of(settings, services));
  }

  @Override
  public synchronized Optional<String> grantedScope() throws NoTokenException {
    header();
    return token.map(AccessToken::scope);
  }

  private AccessToken request() throws NoTokenException {
    if (endpoint.isEmpty()) {
      endpoint = Optional.of(findEndpoint());
    }
    SigningKey key = key(endpoint.get());
    Answer answer = post(endpoint.get().url(), key);
    if (answer.status() != 200 && adjustClock(answer)) {
      answer = post(endpoint.get().url(), key);
    }
    if (!sendsClientId && isInvalidRequest(answer)) {
      // Optional by the standard, but some servers require it.
      sendsClientId = true;
      answer = post(endpoint.get().url(), key);
      sendsClientId = !isInvalidRequest(answer);
    }
    if (answer.status() == 404) {
      // It may have moved.
      endpoint = Optional.empty();
    }
    return token(answer, key);
  }

  private static boolean isInvalidRequest(Answer answer) {
    return answer.status() == 400
        && SmartConfiguration.json(answer.body())
            .filter(json -> json.path("error").asString("").equals("invalid_request"))
            .isPresent();
  }

  private TokenEndpoint findEndpoint() throws NoTokenException {
    return services.tokenUrl().isPresent()
        ? new TokenEndpoint(services.tokenUrl().get(), Set.of())
        : SmartConfiguration.read(settings, http);
  }

  private SigningKey key(TokenEndpoint to) throws NoTokenException {
    try {
      return SigningKeys.read(services.keyFile()).signing(to.algorithms());
    } catch (InvalidKeyFileException e) {
      throw new NoTokenException(e.getMessage());
    }
  }

  /** Whether the clocks differ so much that another assertion may be accepted. */
  private boolean adjustClock(Answer answer) {
    Optional<Duration> now =
        answer
            .header("Date")
            .flatMap(date -> Optional.ofNullable(DateUtils.parseDate(date)))
            .map(date -> Duration.between(clock.instant(), date.toInstant()));
    boolean differs =
        now.filter(measured -> measured.minus(skew).abs().compareTo(NOTICEABLE_SKEW) > 0)
            .isPresent();
    if (differs) {
      skew = now.get();
    }
    return differs;
  }

  private Answer post(URI url, SigningKey key) throws NoTokenException {
    HttpPost post = new HttpPost(url);
    post.setHeader("Accept", "application/json");
    List<NameValuePair> form = new ArrayList<>();
    form.add(new BasicNameValuePair("grant_type", "client_credentials"));
    form.add(new BasicNameValuePair("scope", RequiredScopes.of(settings, services)));
    form.add(new BasicNameValuePair("client_assertion_type", ASSERTION_TYPE));
    form.add(new BasicNameValuePair("client_assertion", assertion(url, key)));
    if (sendsClientId) {
      form.add(new BasicNameValuePair("client_id", services.clientId()));
    }
    post.setEntity(new UrlEncodedFormEntity(form, UTF_8));
    try {
      return http.send(post, new RequestTrace());
    } catch (ForbiddenAddressException e) {
      throw new NoTokenException(e.getMessage());
    } catch (IOException e) {
      throw new NoTokenException(
          "The authorization server at " + url.getHost() + " cannot be reached.");
    }
  }

  private String assertion(URI url, SigningKey key) throws NoTokenException {
    JWSHeader.Builder header =
        new JWSHeader.Builder(key.algorithm()).keyID(key.id()).type(JOSEObjectType.JWT);
    services.keyUrl().ifPresent(header::jwkURL);
    Instant now = clock.instant().plus(skew);
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(services.clientId())
            .subject(services.clientId())
            .audience(url.toString())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ASSERTION_LIFETIME)))
            .build();
    SignedJWT assertion = new SignedJWT(header.build(), claims);
    try {
      assertion.sign(key.signer());
    } catch (JOSEException e) {
      throw new NoTokenException("The private key of authorization.key-file cannot sign.");
    }
    return assertion.serialize();
  }

  private AccessToken token(Answer answer, SigningKey key) throws NoTokenException {
    Optional<JsonNode> json = SmartConfiguration.json(answer.body());
    String value = json.map(node -> node.path("access_token").asString("")).orElse("");
    if (answer.status() != 200 || value.isEmpty()) {
      throw TokenRefusals.of(answer, json, key.id());
    }
    if (!value.matches("[\\x21-\\x7E]+")) {
      throw new NoTokenException("The authorization server returned a token that is not valid.");
    }
    JsonNode granted = json.orElseThrow();
    Duration lifetime =
        Duration.ofSeconds(
            Math.max(0, granted.path("expires_in").asLong(DEFAULT_LIFETIME_SECONDS)));
    Duration tenth = lifetime.dividedBy(10);
    Duration margin = tenth.compareTo(MOST_MARGIN) > 0 ? MOST_MARGIN : tenth;
    return new AccessToken(
        value,
        clock.instant().plus(lifetime).minus(margin),
        granted.path("scope").asString(RequiredScopes.of(settings, services)));
  }
}
