package org.tpibridge.exchange.auth;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.http.client.methods.HttpGet;
import org.tpibridge.exchange.http.Answer;
import org.tpibridge.exchange.http.ForbiddenAddressException;
import org.tpibridge.exchange.http.GuardedHttp;
import org.tpibridge.exchange.http.RequestTrace;
import org.tpibridge.exchange.settings.EhrSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the token endpoint of an EHR in {@code .well-known/smart-configuration}. */
final class SmartConfiguration {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PATH = "/.well-known/smart-configuration";

  private SmartConfiguration() {}

  static TokenEndpoint read(EhrSettings settings, GuardedHttp http) throws NoTokenException {
    URI url = URI.create(settings.url() + PATH);
    HttpGet get = new HttpGet(url);
    get.setHeader("Accept", "application/json");
    Answer answer;
    try {
      answer = http.send(get, new RequestTrace());
    } catch (ForbiddenAddressException e) {
      throw new NoTokenException(e.getMessage());
    } catch (IOException e) {
      throw new NoTokenException("The EHR did not answer the request for " + PATH + ".");
    }
    Optional<JsonNode> json = answer.status() == 200 ? json(answer.body()) : Optional.empty();
    String endpoint = json.map(node -> node.path("token_endpoint").asString("")).orElse("");
    if (endpoint.isEmpty()) {
      throw new NoTokenException(
          "The EHR does not publish its token endpoint: "
              + PATH
              + " was answered with HTTP "
              + answer.status()
              + ". Set authorization.token-url.");
    }
    return new TokenEndpoint(url(endpoint), algorithms(json.orElseThrow()));
  }

  static Optional<JsonNode> json(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return Optional.ofNullable(node).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static URI url(String endpoint) throws NoTokenException {
    try {
      return URI.create(endpoint);
    } catch (IllegalArgumentException e) {
      throw new NoTokenException(
          "The token endpoint in " + PATH + " is not a valid URL. Set authorization.token-url.");
    }
  }

  private static Set<String> algorithms(JsonNode json) {
    Set<String> names = new TreeSet<>();
    json.path("token_endpoint_auth_signing_alg_values_supported")
        .forEach(name -> names.add(name.asString("")));
    return names;
  }
}
