package org.tpibridge.persona.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param path segments after the base URL
 * @param query parameters of the URL, and of the form of a search with POST
 * @param headers by name in lower case
 */
public record PersonaRequest(
    String method,
    List<String> path,
    List<QueryParameter> query,
    Map<String, String> headers,
    byte[] body) {

  /** A name with its value. */
  public record QueryParameter(String name, String value) {

    /** The name without modifier. */
    public String plainName() {
      return name.split(":", 2)[0];
    }

    /** The part after the colon, or an empty text. */
    public String modifier() {
      int colon = name.indexOf(':');
      return colon < 0 ? "" : name.substring(colon + 1);
    }
  }

  /** Splits a query string. */
  public static List<QueryParameter> parameters(String query) {
    List<QueryParameter> parameters = new ArrayList<>();
    for (String part : query.split("&", -1)) {
      if (!part.isEmpty()) {
        String[] sides = part.split("=", 2);
        parameters.add(
            new QueryParameter(decode(sides[0]), sides.length == 2 ? decode(sides[1]) : ""));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw RefusedRequestException.invalid(
          400, "The URL contains an escape sequence that is not valid.");
    }
  }

  /** Splits a path. */
  public static List<String> segments(String path) {
    return Arrays.stream(path.split("/", -1)).filter(s -> !s.isEmpty()).toList();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public Optional<String> parameter(String name) {
    return query.stream().filter(p -> p.name().equals(name)).map(QueryParameter::value).findFirst();
  }

  public boolean prefers(String preference) {
    return header("Prefer").filter(p -> p.contains(preference)).isPresent();
  }

  /** The segment at an index, or an empty text. */
  public String segment(int index) {
    return index < path.size() ? path.get(index) : "";
  }
}
