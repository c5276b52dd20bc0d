package org.tpibridge.persona;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tpibridge.persona.facts.FactName.*;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tpibridge.persona.PersonaClient.Answer;
import org.tpibridge.persona.access.PersonaAccess;
import org.tpibridge.persona.fault.Fault;
import org.tpibridge.persona.tree.FhirTree;

/** Passwords, tokens, and SMART Backend Services with real signatures. */
class PersonaAccessTest {
  private static final String CLIENT = "bridge";
  private static final RSAKey RSA = rsa();
  private static final ECKey EC = ec();
  private static final String JWKS =
      new JWKSet(List.of(RSA.toPublicJWK(), EC.toPublicJWK())).toString();

  private static RSAKey rsa() {
    try {
      return new RSAKeyGenerator(2048).keyID("rsa").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec() {
    try {
      return new ECKeyGenerator(Curve.P_384).keyID("ec").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PersonaClient smart(String kind, InstantSource clock) {
    PersonaAccess access =
        new PersonaAccess.Smart(CLIENT, Duration.ofMinutes(5), Optional.of(JWKS));
    return new PersonaClient(SimulatedEhrOptions.of(kind).withAccess(access).withClock(clock));
  }

  private static String tokenUrl(PersonaClient client) {
    return client.ehr().base().toString().replaceFirst("/fhir$", "/oauth2/token");
  }

  private static String assertion(
      PersonaClient client,
      JWSAlgorithm algorithm,
      String kid,
      JWSSigner signer,
      UnaryOperator<JWTClaimsSet.Builder> change)
      throws Exception {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(CLIENT)
            .subject(CLIENT)
            .audience(tokenUrl(client))
            .jwtID(UUID.randomUUID().toString())
            .expirationTime(Date.from(Instant.now().plusSeconds(200)));
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(algorithm).keyID(kid).build(), change.apply(claims).build());
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static String rs384(PersonaClient client) throws Exception {
    return assertion(
        client, JWSAlgorithm.RS384, "rsa", new RSASSASigner(RSA), UnaryOperator.identity());
  }

  private static Answer token(PersonaClient client, String assertion, String scope) {
    return client.post(
        tokenUrl(client),
        "grant_type=client_credentials&client_assertion_type="
            + URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", UTF_8)
            + "&client_assertion="
            + assertion
            + "&scope="
            + URLEncoder.encode(scope, UTF_8),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  private static String bearer(PersonaClient client, String scope) throws Exception {
    Answer answer = token(client, rs384(client), scope);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return "Bearer " + FhirTree.text(answer.json(), "access_token");
  }

  @Test
  void aTokenOpensTheServerUntilItExpires() throws Exception {
    AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    InstantSource clock = () -> Clock.systemUTC().instant().plus(later.get());
    try (PersonaClient client = smart("hapi-like", clock)) {
      client.addPatient();
      String token = bearer(client, "system/*.read");

      assertThat(client.get("/Patient/p1").status()).isEqualTo(401);
      assertThat(client.get("/Patient/p1", "Authorization", "Bearer x").header("WWW-Authenticate"))
          .contains("invalid_token");
      assertThat(client.get("/Patient/p1", "Authorization", token).status()).isEqualTo(200);
      assertThat(client.get("/metadata").status()).isEqualTo(200);
      assertThat(client.get("/metadata").text()).contains(tokenUrl(client));
      later.set(Duration.ofSeconds(301));
      assertThat(client.get("/Patient/p1", "Authorization", token).status()).isEqualTo(401);
    }
  }

  @Test
  void theConfigurationNamesTheTokenEndpoint() {
    try (PersonaClient client = smart("epic-like", InstantSource.system());
        PersonaClient open = PersonaClient.of("epic-like")) {
      Answer configuration = client.get("/.well-known/smart-configuration");

      assertThat(FhirTree.text(configuration.json(), "token_endpoint")).isEqualTo(tokenUrl(client));
      assertThat(configuration.text()).contains("RS384", "ES384", "private_key_jwt");
      assertThat(open.get("/.well-known/smart-configuration").status()).isEqualTo(404);
    }
  }

  @Test
  void bothAlgorithmsAreVerified() throws Exception {
    try (PersonaClient client = smart("hapi-like", InstantSource.system())) {
      String ec =
          assertion(
              client, JWSAlgorithm.ES384, "ec", new ECDSASigner(EC), UnaryOperator.identity());
      RSAKey other = new RSAKeyGenerator(2048).keyID("rsa").generate();
      String forged =
          assertion(
              client, JWSAlgorithm.RS384, "rsa", new RSASSASigner(other), UnaryOperator.identity());
      String wrongKid =
          assertion(
              client, JWSAlgorithm.RS384, "none", new RSASSASigner(RSA), UnaryOperator.identity());

      assertThat(token(client, ec, "system/*.rs").status()).isEqualTo(200);
      assertThat(token(client, forged, "system/*.rs").text()).contains("invalid_client");
      assertThat(token(client, wrongKid, "system/*.rs").status()).isEqualTo(400);
      assertThat(token(client, "x.y.z", "system/*.rs").status()).isEqualTo(400);
      assertThat(token(client, "", "system/*.rs").status()).isEqualTo(400);
    }
  }

  @Test
  void anAssertionIsForThisServerShortAndUsedOnce() throws Exception {
    try (PersonaClient client = smart("hapi-like", InstantSource.system())) {
      List<UnaryOperator<JWTClaimsSet.Builder>> wrong =
          List.of(
              claims -> claims.issuer("other"),
              claims -> claims.subject("other"),
              claims -> claims.audience("http://127.0.0.1/other"),
              claims -> claims.jwtID(null),
              claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(10))),
              claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(900))));
      for (UnaryOperator<JWTClaimsSet.Builder> change : wrong) {
        String assertion =
            assertion(client, JWSAlgorithm.RS384, "rsa", new RSASSASigner(RSA), change);
        assertThat(token(client, assertion, "system/*.rs").text()).contains("invalid_client");
      }
      String once = rs384(client);
      assertThat(token(client, once, "system/*.rs").status()).isEqualTo(200);
      assertThat(token(client, once, "system/*.rs").text()).contains("invalid_client");
    }
  }

  @Test
  @ForFact({TOKEN_WRONG_SCOPE, TOKEN_WRONG_KEY})
  void eclinicalworksAnswersAWrongScopeAndAWrongKeyInItsWay() throws Exception {
    try (PersonaClient ecw = smart("ecw-like", InstantSource.system());
        PersonaClient hapi = smart("hapi-like", InstantSource.system())) {
      Answer scope = token(ecw, rs384(ecw), "patient/*.read");
      String wrongKid =
          assertion(
              ecw, JWSAlgorithm.RS384, "none", new RSASSASigner(RSA), UnaryOperator.identity());

      assertThat(scope.status()).isEqualTo(400);
      assertThat(scope.text()).contains("invalid_grant");
      assertThat(token(ecw, wrongKid, "system/*.read").status()).isEqualTo(401);
      assertThat(token(hapi, rs384(hapi), "patient/*.read").text()).contains("invalid_scope");
    }
  }

  @Test
  void scopesOfBothVersionsAreEnforced() throws Exception {
    String patient = "{\"resourceType\": \"Patient\"}";
    try (PersonaClient client = smart("hapi-like", InstantSource.system())) {
      client.addPatient();
      String read = bearer(client, "system/Patient.read");
      String search = bearer(client, "system/Patient.s");
      String write = bearer(client, "system/Patient.write system/Observation.rs");
      String all = bearer(client, "system/*.cruds");

      assertThat(client.get("/Patient/p1", "Authorization", read).status()).isEqualTo(200);
      assertThat(client.get("/Patient?_id=p1", "Authorization", read).status()).isEqualTo(200);
      assertThat(client.get("/Encounter/open", "Authorization", read).status()).isEqualTo(403);
      assertThat(client.post("/Patient", patient, "Authorization", read).status()).isEqualTo(403);
      assertThat(client.get("/Patient/p1", "Authorization", search).status()).isEqualTo(403);
      assertThat(client.get("/Patient?_id=p1", "Authorization", search).status()).isEqualTo(200);
      assertThat(client.get("/Patient/p1", "Authorization", write).status()).isEqualTo(403);
      assertThat(client.post("/Patient", patient, "Authorization", write).status()).isEqualTo(201);
      assertThat(client.send("DELETE", "/Patient/p1", "", "Authorization", write).status())
          .isEqualTo(409);
      assertThat(client.post("/Patient", patient, "Authorization", all).status()).isEqualTo(201);
    }
  }

  @Test
  void theFaultMakesTokensInvalid() throws Exception {
    try (PersonaClient client = smart("hapi-like", InstantSource.system())) {
      client.addPatient();
      String token = bearer(client, "system/*.read");
      client.ehr().faults().add(Fault.parse("expired-token"));

      assertThat(client.get("/Patient/p1", "Authorization", token).status()).isEqualTo(401);
      assertThat(client.get("/Patient/p1", "Authorization", token).status()).isEqualTo(401);
      String fresh = bearer(client, "system/*.read");
      assertThat(client.get("/Patient/p1", "Authorization", fresh).status()).isEqualTo(200);
    }
  }

  @Test
  void passwordsAndFixedTokens() {
    PersonaAccess basic = new PersonaAccess.Basic("bridge", "s3cret");
    PersonaAccess fixed = new PersonaAccess.FixedToken("t0ken");
    SimulatedEhrOptions options = SimulatedEhrOptions.of("hapi-like");
    try (PersonaClient byPassword = new PersonaClient(options.withAccess(basic));
        PersonaClient byToken = new PersonaClient(options.withAccess(fixed))) {
      String right = "Basic " + Base64.getEncoder().encodeToString("bridge:s3cret".getBytes(UTF_8));

      assertThat(byPassword.get("/Patient").status()).isEqualTo(401);
      assertThat(byPassword.get("/Patient", "Authorization", "Basic x").header("WWW-Authenticate"))
          .startsWith("Basic");
      assertThat(byPassword.get("/Patient", "Authorization", right).status()).isEqualTo(200);
      assertThat(byToken.get("/Patient", "Authorization", "Bearer t0").status()).isEqualTo(401);
      assertThat(byToken.get("/Patient", "Authorization", "Bearer t0ken").status()).isEqualTo(200);
      assertThat(byToken.get("!/faults").status()).isEqualTo(200);
    }
    assertThat(basic + " " + fixed + " " + options.withAccess(basic))
        .doesNotContain("s3cret", "t0ken");
  }

  @Test
  @ForFact({REQUESTS_PER_MINUTE, THROTTLE_RETRY_AFTER, THROTTLE_STATUS})
  void eclinicalworksAnswers250RequestsAMinute() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T10:00:20Z"));
    try (PersonaClient client =
        new PersonaClient(SimulatedEhrOptions.of("ecw-like").withClock(now::get))) {
      for (int i = 0; i < 250; i++) {
        assertThat(client.get("/Patient?identifier=1").status()).isEqualTo(200);
      }
      Answer refused = client.get("/Patient?identifier=1");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isEmpty();
      now.set(Instant.parse("2026-11-28T10:00:59Z"));
      assertThat(client.get("/Patient?identifier=1").status()).isEqualTo(429);
      now.set(Instant.parse("2026-11-28T10:01:00Z"));
      assertThat(client.get("/Patient?identifier=1").status()).isEqualTo(200);
    }
  }
}
