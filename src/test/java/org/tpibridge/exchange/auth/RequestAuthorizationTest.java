package org.tpibridge.exchange.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.client.ScriptedServer;
import org.tpibridge.exchange.client.ScriptedServer.Received;
import org.tpibridge.exchange.client.TestEhrs;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.Authorization.BackendServices;
import org.tpibridge.exchange.settings.Authorization.ScopeSyntax;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.LimitPolicy;
import org.tpibridge.exchange.settings.Secret;

/** Headers that requests have, and tokens of an authorization server that the tests script. */
final class RequestAuthorizationTest {
  private static final String BASIC = "{\"resourceType\":\"Basic\",\"id\":\"1\"}";
  private static final String CANARY = "canary-5ecret";

  @TempDir private Path folder;

  private static EhrSettings ehr(URI url, Authorization how) {
    return TestEhrs.at(url, TestEhrs.connection(), how, LimitPolicy.DEFAULT);
  }

  private static EhrReply read(HttpEhrClient client) {
    return client.send(EhrRequest.read("Basic/1"));
  }

  private BackendServices smart(URI tokenUrl, RSAKey key, ScopeSyntax syntax, String... scopes)
      throws IOException {
    return new BackendServices(
        "bridge",
        Files.writeString(folder.resolve("key.json"), TestKeys.set(key)),
        Optional.of(tokenUrl),
        syntax,
        List.of(scopes),
        Optional.of(URI.create("https://clinic.example/jwks.json")));
  }

  private static String token(int number, long seconds) {
    return "{\"access_token\":\""
        + CANARY
        + number
        + "\",\"token_type\":\"bearer\",\"expires_in\":"
        + seconds
        + "}";
  }

  private static Map<String, String> form(Received request) {
    return Arrays.stream(request.body().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  @Test
  void aUserAndPasswordAreInEachRequest() {
    try (ScriptedServer server = ScriptedServer.answering(200, BASIC);
        HttpEhrClient client =
            TestEhrs.client(
                ehr(server.url(), new Authorization.Basic("bridge", Secret.of("pä:ss"))))) {
      read(client);

      assertThat(server.last().header("Authorization")).isEqualTo("Basic YnJpZGdlOnDDpDpzcw==");
    }
  }

  @Test
  void aTokenFileMayBeReplacedWhileTheProgramRuns() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "first");
    Secret secret =
        Secret.from(
            () -> {
              try {
                return Files.readString(file);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    try (ScriptedServer server =
            ScriptedServer.answering(
                exchange -> {
                  boolean current =
                      "Bearer second"
                          .equals(exchange.getRequestHeaders().getFirst("Authorization"));
                  if (!current) {
                    Files.writeString(file, "second");
                  }
                  ScriptedServer.reply(exchange, current ? 200 : 401, current ? BASIC : "");
                });
        HttpEhrClient client =
            TestEhrs.client(ehr(server.url(), new Authorization.Bearer(secret)))) {
      assertThat(read(client)).isInstanceOf(Success.class);
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void aFixedTokenThatIsRefusedIsNotSentAgain() {
    try (ScriptedServer server = ScriptedServer.answering(401, "");
        HttpEhrClient client =
            TestEhrs.client(ehr(server.url(), new Authorization.Bearer(Secret.of("token"))))) {
      assertThat(read(client)).isInstanceOf(Refused.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aSecretThatBreaksTheHeaderIsNotSent() {
    try (ScriptedServer server = ScriptedServer.answering(200, BASIC);
        HttpEhrClient client =
            TestEhrs.client(
                ehr(server.url(), new Authorization.Bearer(Secret.of(CANARY + "\r\nX-Evil: 1"))))) {
      NotSent reply = (NotSent) read(client);

      assertThat(reply.message()).contains("characters").doesNotContain(CANARY);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void anAssertionIsAsSmartPrescribes() throws IOException, ParseException, JOSEException {
    RSAKey key = TestKeys.rsa("k1");
    try (ScriptedServer login = ScriptedServer.answering(200, token(1, 300));
        ScriptedServer server = ScriptedServer.answering(200, BASIC);
        HttpEhrClient client =
            TestEhrs.client(
                ehr(server.url(), smart(login.url(), key, ScopeSyntax.V2, "system/Basic.rs")))) {
      read(client);

      Map<String, String> form = form(login.last());
      assertThat(login.last().method()).isEqualTo("POST");
      assertThat(login.last().header("Content-Type"))
          .startsWith("application/x-www-form-urlencoded");
      assertThat(form)
          .containsEntry("grant_type", "client_credentials")
          .containsEntry("scope", "system/Basic.rs")
          .containsEntry(
              "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
          .doesNotContainKey("client_id");
      SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
      assertThat(assertion.verify(new RSASSAVerifier(key))).isTrue();
      assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo("RS384");
      assertThat(assertion.getHeader().getKeyID()).isEqualTo("k1");
      assertThat(assertion.getHeader().getType().getType()).isEqualTo("JWT");
      assertThat(assertion.getHeader().getJWKURL()).hasToString("https://clinic.example/jwks.json");
      assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo("bridge");
      assertThat(assertion.getJWTClaimsSet().getSubject()).isEqualTo("bridge");
      assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(login.url().toString());
      assertThat(assertion.getJWTClaimsSet().getExpirationTime().toInstant())
          .isAfter(Instant.now())
          .isBefore(Instant.now().plus(Duration.ofMinutes(5)));
      assertThat(server.last().header("Authorization")).isEqualTo("Bearer " + CANARY + "1");
    }
  }

  @Test
  void aRefusedTokenIsReplacedExactlyOnce() throws IOException, ParseException {
    AtomicInteger tokens = new AtomicInteger();
    try (ScriptedServer login =
            ScriptedServer.answering(
                exchange ->
                    ScriptedServer.reply(exchange, 200, token(tokens.incrementAndGet(), 300)));
        ScriptedServer server = ScriptedServer.answering(401, "");
        HttpEhrClient client =
            TestEhrs.client(
                ehr(
                    server.url(),
                    smart(login.url(), TestKeys.rsa("k1"), ScopeSyntax.V2, "system/Basic.rs")))) {
      assertThat(read(client))
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(401));

      assertThat(server.received())
          .extracting(request -> request.header("Authorization"))
          .containsExactly("Bearer " + CANARY + "1", "Bearer " + CANARY + "2");
      assertThat(login.received()).hasSize(2);
      List<String> ids = new ArrayList<>();
      for (Received request : login.received()) {
        ids.add(
            SignedJWT.parse(form(request).get("client_assertion")).getJWTClaimsSet().getJWTID());
      }
      assertThat(ids).doesNotHaveDuplicates();
    }
  }

  @Test
  void aWriteWithATokenThatExpiredIsSentAgainWithItsBody() throws IOException {
    AtomicInteger tokens = new AtomicInteger();
    try (ScriptedServer login =
            ScriptedServer.answering(
                exchange ->
                    ScriptedServer.reply(exchange, 200, token(tokens.incrementAndGet(), 300)));
        ScriptedServer server =
            ScriptedServer.answering(
                exchange -> {
                  String header = exchange.getRequestHeaders().getFirst("Authorization");
                  ScriptedServer.reply(exchange, header.endsWith("2") ? 201 : 401, "");
                });
        HttpEhrClient client =
            TestEhrs.client(
                ehr(
                    server.url(),
                    smart(login.url(), TestKeys.rsa("k1"), ScopeSyntax.V2, "system/Basic.rs")))) {
      assertThat(client.send(EhrRequest.create(new org.hl7.fhir.r4.model.Basic())))
          .isInstanceOf(Success.class);
      assertThat(server.received())
          .extracting(Received::body)
          .containsExactly("{\"resourceType\":\"Basic\"}", "{\"resourceType\":\"Basic\"}");
    }
  }

  @Test
  void aServerThatGivesNoTokenIsNotAskedForEveryRequest() throws IOException {
    try (ScriptedServer login =
            ScriptedServer.answering(
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"scope not registered\"}");
        ScriptedServer server = ScriptedServer.answering(200, BASIC);
        HttpEhrClient client =
            TestEhrs.client(
                ehr(
                    server.url(),
                    smart(login.url(), TestKeys.rsa("k1"), ScopeSyntax.V2, "system/Basic.rs")))) {
      for (int i = 0; i < 3; i++) {
        NotSent reply = (NotSent) read(client);
        assertThat(reply.reason()).isEqualTo(EhrReply.NotSentReason.NO_TOKEN);
        assertThat(reply.message())
            .contains("HTTP 400, invalid_grant (scope not registered)", "authorization.scopes");
      }
      assertThat(login.received()).hasSize(1);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void scopesAreThoseOfTheTypesThatAreExchanged() throws IOException {
    RSAKey key = TestKeys.rsa("k1");
    URI url = URI.create("https://login.ehr.example/token");
    EhrSettings ehr = ehr(URI.create("https://ehr.example/fhir"), smart(url, key, ScopeSyntax.V2));

    List<String> second =
        List.of(RequiredScopes.of(ehr, smart(url, key, ScopeSyntax.V2)).split(" "));
    List<String> first =
        List.of(RequiredScopes.of(ehr, smart(url, key, ScopeSyntax.V1)).split(" "));

    assertThat(second)
        .contains("system/Patient.rs", "system/Procedure.crus", "system/DocumentReference.crus")
        .noneMatch(scope -> scope.contains("Condition") || scope.contains("*"));
    assertThat(first)
        .contains("system/Patient.read", "system/Procedure.read", "system/Procedure.write")
        .doesNotContain("system/Patient.write");
  }

  /** With the most detailed log of all libraries. */
  @Test
  void noSecretIsLoggedByTheProgram() throws IOException {
    LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger program = logging.getLogger("org.tpibridge");
    Logger hapi = logging.getLogger("ca.uhn.fhir");
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    events.start();
    List<Logger> loggers = List.of(program, hapi);
    loggers.forEach(
        logger -> {
          logger.setLevel(Level.DEBUG);
          logger.addAppender(events);
        });
    try (ScriptedServer login = ScriptedServer.answering(200, token(1, 300));
        ScriptedServer server =
            ScriptedServer.answering(
                200,
                "{\"resourceType\":\"Patient\",\"birthDate\":\""
                    + CANARY
                    + "\",\""
                    + CANARY
                    + "\":1}");
        HttpEhrClient client =
            HttpEhrClient.open(
                ehr(
                    server.url(),
                    smart(login.url(), TestKeys.rsa("k1"), ScopeSyntax.V2, "system/Basic.rs")),
                FhirContext.forR4Cached(),
                InstantSource.system())) {
      EhrReply reply = client.send(EhrRequest.read("Patient/1"));

      assertThat(reply.toString()).doesNotContain(CANARY);
      assertThat(events.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .noneMatch(message -> message.contains(CANARY));
    } finally {
      loggers.forEach(
          logger -> {
            logger.detachAppender(events);
            logger.setLevel(null);
          });
    }
  }
}
