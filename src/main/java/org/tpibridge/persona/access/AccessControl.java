package org.tpibridge.persona.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.http.PersonaRequest;
import org.tpibridge.persona.http.PersonaRequest.QueryParameter;
import org.tpibridge.persona.http.PersonaResponse;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.node.ObjectNode;

/** Issues tokens and checks them. */
public final class AccessControl {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final Duration LONGEST_ASSERTION = Duration.ofMinutes(5);
  private static final SecureRandom RANDOM = new SecureRandom();

  private record IssuedToken(Instant expires, List<String> scopes) {}

  private final PersonaAccess access;
  private final PersonaProfile profile;
  private final String tokenUrl;
  private final InstantSource clock;
  private final Map<String, IssuedToken> tokens = new ConcurrentHashMap<>();
  private final Set<String> usedAssertions = ConcurrentHashMap.newKeySet();

  public AccessControl(
      PersonaAccess access, PersonaProfile profile, String tokenUrl, InstantSource clock) {
    this.access = access;
    this.profile = profile;
    this.tokenUrl = tokenUrl;
    this.clock = clock;
  }

  /** The token endpoint, if clients need one. */
  public Optional<String> tokenUrl() {
    return access instanceof PersonaAccess.Smart ? Optional.of(tokenUrl) : Optional.empty();
  }

  public boolean isOpen() {
    return access instanceof PersonaAccess.Open;
  }

  /** Makes all tokens that were issued invalid. */
  public void expireTokens() {
    tokens.clear();
  }

  /** The content of {@code .well-known/smart-configuration}. */
  public PersonaResponse configuration() {
    if (tokenUrl().isEmpty()) {
      throw RefusedRequestException.of(404, "not-found", "This server does not use SMART.");
    }
    ObjectNode configuration = FhirTree.object().put("token_endpoint", tokenUrl);
    strings(configuration, "grant_types_supported", "client_credentials");
    strings(configuration, "token_endpoint_auth_methods_supported", "private_key_jwt");
    strings(configuration, "token_endpoint_auth_signing_alg_values_supported", "RS384", "ES384");
    strings(configuration, "scopes_supported", "system/*.read", "system/*.rs", "system/*.cruds");
    strings(
        configuration,
        "capabilities",
        "client-confidential-asymmetric",
        "permission-v1",
        "permission-v2");
    return json(200, configuration);
  }

  private static void strings(ObjectNode parent, String name, String... values) {
    Arrays.stream(values).forEach(parent.putArray(name)::add);
  }

  private static PersonaResponse json(int status, ObjectNode body) {
    return PersonaResponse.raw(status, "application/json", FhirTree.bytes(body))
        .with("Cache-Control", "no-store");
  }

  /** Answers a request for a token. */
  public PersonaResponse token(PersonaRequest request) {
    if (!(access instanceof PersonaAccess.Smart smart)) {
      throw RefusedRequestException.of(404, "not-found", "This server issues no tokens.");
    }
    if (!request.method().equals("POST")) {
      throw RefusedRequestException.notSupported(405, "Send the request with POST.");
    }
    Map<String, String> form =
        PersonaRequest.parameters(new String(request.body(), UTF_8)).stream()
            .collect(Collectors.toMap(QueryParameter::name, QueryParameter::value, (a, b) -> a));
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return error("400 unsupported_grant_type");
    }
    if (!ASSERTION_TYPE.equals(form.get("client_assertion_type"))) {
      return error("400 invalid_request");
    }
    Optional<ClientAssertion> assertion =
        ClientAssertion.parse(form.getOrDefault("client_assertion", ""));
    if (assertion.isEmpty() || !isAcceptable(assertion.get(), smart)) {
      return error(profile.server().text(FactName.TOKEN_WRONG_KEY).orElse("400 invalid_client"));
    }
    List<String> scopes =
        Arrays.stream(form.getOrDefault("scope", "").split(" ", -1))
            .filter(s -> !s.isEmpty())
            .toList();
    if (scopes.isEmpty() || scopes.stream().anyMatch(s -> !AccessScope.isValid(s))) {
      return error(profile.server().text(FactName.TOKEN_WRONG_SCOPE).orElse("400 invalid_scope"));
    }
    byte[] random = new byte[24];
    RANDOM.nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    tokens.put(token, new IssuedToken(clock.instant().plus(smart.lifetime()), scopes));
    return json(
        200,
        FhirTree.object()
            .put("access_token", token)
            .put("token_type", "bearer")
            .put("expires_in", smart.lifetime().toSeconds())
            .put("scope", String.join(" ", scopes)));
  }

  private boolean isAcceptable(ClientAssertion assertion, PersonaAccess.Smart smart) {
    long now = clock.instant().getEpochSecond();
    String jti = assertion.text("jti");
    return assertion.text("iss").equals(smart.clientId())
        && assertion.text("sub").equals(smart.clientId())
        && assertion.isFor(tokenUrl)
        && assertion.expires() > now
        && assertion.expires() <= now + LONGEST_ASSERTION.toSeconds()
        && smart.jwks().filter(jwks -> !assertion.isSignedBy(jwks)).isEmpty()
        && !jti.isEmpty()
        && usedAssertions.add(jti);
  }

  /**
   * @param statusAndError such as {@code 400 invalid_client}
   */
  private static PersonaResponse error(String statusAndError) {
    String[] parts = statusAndError.split(" ", 2);
    return json(Integer.parseInt(parts[0]), FhirTree.object().put("error", parts[1]));
  }

  /**
   * Checks that a request may be answered.
   *
   * @throws RefusedRequestException if not
   */
  public void check(PersonaRequest request) {
    if (isOpen() || request.segment(0).equals("metadata")) {
      return;
    }
    String header = request.header("Authorization").orElse("");
    if (access instanceof PersonaAccess.Basic basic) {
      String expected =
          Base64.getEncoder()
              .encodeToString((basic.user() + ":" + basic.password()).getBytes(UTF_8));
      require(header.equals("Basic " + expected), "Basic realm=\"simulated EHR\"");
    } else if (access instanceof PersonaAccess.FixedToken fixed) {
      require(header.equals("Bearer " + fixed.token()), "Bearer");
    } else {
      checkIssued(header, request);
    }
  }

  private void checkIssued(String header, PersonaRequest request) {
    IssuedToken token =
        header.startsWith("Bearer ") ? tokens.get(header.substring("Bearer ".length())) : null;
    require(
        token != null && token.expires().isAfter(clock.instant()),
        "Bearer error=\"invalid_token\"");
    if (!AccessScope.allows(new HashSet<>(token.scopes()), request)) {
      throw RefusedRequestException.of(
          403, "forbidden", "The scopes of the token do not allow this request.");
    }
  }

  private static void require(boolean valid, String challenge) {
    if (!valid) {
      throw unauthorized(challenge);
    }
  }

  /** The answer to an invalid token. */
  public static RefusedRequestException unauthorized(String challenge) {
    return RefusedRequestException.of(401, "login", "Authorization is required.")
        .with("WWW-Authenticate", challenge);
  }
}
