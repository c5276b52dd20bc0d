package org.tpibridge.exchange.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A complete HTTP answer.
 *
 * @param headers by name in lower case
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Shows no patient data and no token. */
  @Override
  public String toString() {
    return "Answer[" + status + "]";
  }
}
