package org.tpibridge.exchange.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.NotSentReason;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.client.ScriptedServer;
import org.tpibridge.exchange.client.TestEhrs;
import org.tpibridge.exchange.settings.Authorization.BackendServices;
import org.tpibridge.exchange.settings.Authorization.ScopeSyntax;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.LimitPolicy;

/** SMART Backend Services against Spring Authorization Server. */
final class BackendServicesIT {
  private static final AtomicReference<String> PUBLISHED = new AtomicReference<>();
  private static final List<String> SCOPES = List.of("system/Procedure.crus");

  private static ScriptedServer keyServer;
  private static AuthorizationServer authorizationServer;

  @TempDir private Path folder;
  private ScriptedServer ehr;

  @BeforeAll
  static void start() {
    keyServer =
        ScriptedServer.answering(
            exchange ->
                ScriptedServer.reply(
                    exchange, 200, PUBLISHED.get(), "Content-Type", "application/json"));
    authorizationServer = AuthorizationServer.start(keyServer.url());
  }

  @AfterAll
  static void stop() {
    authorizationServer.close();
    keyServer.close();
  }

  /** Accepts only tokens that were not refused before, and publishes the token endpoint. */
  @BeforeEach
  void startEhr() {
    ehr =
        ScriptedServer.answering(
            exchange -> {
              String path = exchange.getRequestURI().getPath();
              String header = exchange.getRequestHeaders().getFirst("Authorization");
              if (path.endsWith("/.well-known/smart-configuration")) {
                ScriptedServer.reply(
                    exchange,
                    200,
                    "{\"token_endpoint\":\""
                        + authorizationServer.tokenUrl()
                        + "\",\"token_endpoint_auth_signing_alg_values_supported\":"
                        + "[\"RS384\",\"ES384\"]}");
              } else if (header == null) {
                ScriptedServer.reply(exchange, 401, "");
              } else {
                ScriptedServer.reply(exchange, 200, "{\"resourceType\":\"Basic\",\"id\":\"1\"}");
              }
            });
  }

  private EhrSettings settings(String client, Path keys, List<String> scopes) {
    return TestEhrs.at(
        ehr.url(),
        TestEhrs.connection("127.0.0.1:" + authorizationServer.tokenUrl().getPort()),
        new BackendServices(
            client, keys, Optional.empty(), ScopeSyntax.V2, scopes, Optional.empty()),
        LimitPolicy.DEFAULT);
  }

  private Path keyFile(JWK... keys) throws IOException {
    return Files.writeString(folder.resolve("keys.json"), TestKeys.set(keys));
  }

  private static HttpEhrClient open(EhrSettings settings, Duration clockError) {
    return HttpEhrClient.open(
        settings, FhirContext.forR4Cached(), () -> Instant.now().plus(clockError));
  }

  private static EhrReply send(EhrSettings settings) {
    try (HttpEhrClient client = open(settings, Duration.ZERO)) {
      return client.send(EhrRequest.read("Basic/1"));
    }
  }

  private SignedJWT lastToken() {
    try {
      return SignedJWT.parse(ehr.last().header("Authorization").substring("Bearer ".length()));
    } catch (java.text.ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void bothKindsOfKeysGetATokenThatIsUsedAgain() throws Exception {
    JWK rsa = TestKeys.rsa("r1");
    JWK ec = TestKeys.ec("e2");
    PUBLISHED.set(TestKeys.publicSet(rsa, ec));

    try (HttpEhrClient client =
        open(settings(AuthorizationServer.RSA_CLIENT, keyFile(rsa), SCOPES), Duration.ZERO)) {
      assertThat(client.send(EhrRequest.read("Basic/1"))).isInstanceOf(Success.class);
      String first = ehr.last().header("Authorization");
      assertThat(lastToken().getJWTClaimsSet().getSubject())
          .isEqualTo(AuthorizationServer.RSA_CLIENT);
      assertThat(client.send(EhrRequest.read("Basic/1"))).isInstanceOf(Success.class);
      assertThat(ehr.last().header("Authorization")).isEqualTo(first);
    }
    assertThat(send(settings(AuthorizationServer.EC_CLIENT, keyFile(ec), SCOPES)))
        .isInstanceOf(Success.class);
  }

  @Test
  void aKeyIsReplacedWhileTheProgramRuns() throws Exception {
    JWK former = TestKeys.rsa("former");
    JWK next = TestKeys.rsa("next");
    PUBLISHED.set(TestKeys.publicSet(former));
    Path file = keyFile(former);
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    try (HttpEhrClient client =
        HttpEhrClient.open(
            settings(AuthorizationServer.RSA_CLIENT, file, SCOPES),
            FhirContext.forR4Cached(),
            () -> Instant.now().plus(ahead.get()))) {
      assertThat(client.send(EhrRequest.read("Basic/1"))).isInstanceOf(Success.class);
      String first = ehr.last().header("Authorization");

      PUBLISHED.set(TestKeys.publicSet(next, former));
      Files.writeString(file, TestKeys.set(next, former));
      PUBLISHED.set(TestKeys.publicSet(next));
      ahead.set(Duration.ofMinutes(6));

      assertThat(client.send(EhrRequest.read("Basic/1"))).isInstanceOf(Success.class);
      assertThat(ehr.last().header("Authorization")).isNotEqualTo(first);
    }
  }

  @Test
  void aKeyThatIsNotRegisteredIsExplained() throws Exception {
    PUBLISHED.set(TestKeys.publicSet(TestKeys.rsa("registered")));

    NotSent reply =
        (NotSent)
            send(
                settings(
                    AuthorizationServer.RSA_CLIENT, keyFile(TestKeys.rsa("other-id")), SCOPES));

    assertThat(reply.reason()).isEqualTo(NotSentReason.NO_TOKEN);
    assertThat(reply.message())
        .contains("HTTP 401, invalid_client", "other-id", "--jwks")
        .doesNotContain("eyJ");
    assertThat(ehr.received())
        .extracting(ScriptedServer.Received::uri)
        .containsExactly("/fhir/.well-known/smart-configuration");
  }

  @Test
  void aScopeThatIsNotRegisteredIsExplained() throws Exception {
    JWK key = TestKeys.rsa("r3");
    PUBLISHED.set(TestKeys.publicSet(key));

    NotSent reply =
        (NotSent)
            send(
                settings(
                    AuthorizationServer.RSA_CLIENT,
                    keyFile(key),
                    List.of("system/Observation.crus")));

    assertThat(reply.reason()).isEqualTo(NotSentReason.NO_TOKEN);
    assertThat(reply.message()).contains("invalid_scope", "authorization.scopes");
  }

  @Test
  void aClockThatIsWrongIsCorrected() throws Exception {
    JWK key = TestKeys.rsa("r4");
    PUBLISHED.set(TestKeys.publicSet(key));
    EhrSettings settings = settings(AuthorizationServer.RSA_CLIENT, keyFile(key), SCOPES);

    try (HttpEhrClient behind = open(settings, Duration.ofMinutes(-20))) {
      assertThat(behind.send(EhrRequest.read("Basic/1"))).isInstanceOf(Success.class);
    }
    try (HttpEhrClient ahead = open(settings, Duration.ofMinutes(20))) {
      assertThat(ahead.send(EhrRequest.read("Basic/1"))).isInstanceOf(Success.class);
    }
  }

  @Test
  void anAuthorizationServerThatIsNotAllowedIsNotCalled() throws Exception {
    JWK key = TestKeys.rsa("r5");
    EhrSettings settings =
        TestEhrs.at(
            ehr.url(),
            TestEhrs.connection(),
            new BackendServices(
                AuthorizationServer.RSA_CLIENT,
                keyFile(key),
                Optional.empty(),
                ScopeSyntax.V2,
                SCOPES,
                Optional.empty()),
            LimitPolicy.DEFAULT);

    NotSent reply = (NotSent) send(settings);

    assertThat(reply.reason()).isEqualTo(NotSentReason.NO_TOKEN);
    assertThat(reply.message())
        .contains("127.0.0.1:" + authorizationServer.tokenUrl().getPort(), "allowed-hosts");
  }

  @Test
  void aConfiguredTokenUrlNeedsNoDiscovery() throws Exception {
    JWK key = TestKeys.rsa("r6");
    PUBLISHED.set(TestKeys.publicSet(key));
    URI url = authorizationServer.tokenUrl();
    EhrSettings settings =
        TestEhrs.at(
            ehr.url(),
            TestEhrs.connection(),
            new BackendServices(
                AuthorizationServer.RSA_CLIENT,
                keyFile(key),
                Optional.of(url),
                ScopeSyntax.V2,
                SCOPES,
                Optional.empty()),
            LimitPolicy.DEFAULT);

    assertThat(send(settings)).isInstanceOf(Success.class);
    assertThat(ehr.received())
        .extracting(ScriptedServer.Received::uri)
        .containsExactly("/fhir/Basic/1");
  }
}
