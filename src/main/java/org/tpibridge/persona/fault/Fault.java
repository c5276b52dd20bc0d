package org.tpibridge.persona.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A fault, and the requests that it is for.
 *
 * @param method only requests with this method
 * @param type only requests for this resource type
 * @param path only requests whose URL contains this
 * @param skip how many matching requests succeed first
 * @param times how many matching requests fail then
 * @param rate share of the matching requests that fail, from 0 to 1
 * @param seed of the choice of requests, if not all fail
 * @param seconds duration of a slow body, or value of {@code Retry-After}
 * @param retryAfter form of {@code Retry-After}
 * @param status of a refusal or throttling; 0 for the usual one
 * @param code of the vendor, in the OperationOutcome
 * @param elements that are dropped
 * @param bytes size of an oversized body
 * @param location of a redirect; empty for another host that this program provides
 */
public record Fault(
    FaultKind kind,
    Optional<String> method,
    Optional<String> type,
    Optional<String> path,
    int skip,
    int times,
    double rate,
    long seed,
    int seconds,
    RetryAfterForm retryAfter,
    int status,
    Optional<String> code,
    List<String> elements,
    long bytes,
    Optional<String> location) {
  private static final List<String> USUALLY_DROPPED =
      List.of("bodySite", "note", "partOf", "reasonCode", "reasonReference");
  private static final long USUAL_SIZE = 256L << 20;
  private static final int USUAL_SECONDS = 2;
  private static final Set<String> NAMES =
      Set.of(
          "fault",
          "method",
          "type",
          "path",
          "skip",
          "times",
          "rate",
          "seed",
          "seconds",
          "retry-after",
          "status",
          "code",
          "elements",
          "bytes",
          "location");

  /** How {@code Retry-After} is written. */
  public enum RetryAfterForm {
    NONE,
    SECONDS,
    DATE
  }

  public Fault {
    elements = List.copyOf(elements);
  }

  /** The next request that the fault makes sense for. */
  public static Fault once(FaultKind kind) {
    return of(Map.of("fault", kind.text()));
  }

  /**
   * Reads a fault: its name, then properties, such as {@code
   * lost-answer,method=POST,type=Procedure,times=2}.
   *
   * @throws IllegalArgumentException if it cannot be read; the message is for users
   */
  public static Fault parse(String text) {
    Map<String, String> properties = new TreeMap<>();
    String[] parts = text.split(",", -1);
    properties.put("fault", parts[0].strip());
    for (int i = 1; i < parts.length; i++) {
      String[] sides = parts[i].split("=", 2);
      if (sides.length < 2) {
        throw new IllegalArgumentException("Write NAME=VALUE instead of \"" + parts[i] + "\".");
      }
      properties.put(sides[0].strip(), sides[1].strip());
    }
    return of(properties);
  }

  /**
   * Reads the properties of a fault.
   *
   * @throws IllegalArgumentException if one cannot be read; the message is for users
   */
  public static Fault of(Map<String, String> properties) {
    for (String name : properties.keySet()) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("A fault has no property \"" + name + "\".");
      }
    }
    String name = properties.getOrDefault("fault", "");
    FaultKind kind =
        FaultKind.of(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There is no fault \""
                            + name
                            + "\". Choose one of: "
                            + String.join(
                                ", ",
                                Arrays.stream(FaultKind.values()).map(FaultKind::text).toList())
                            + "."));
    return new Fault(
        kind,
        Optional.ofNullable(properties.get("method")).map(m -> m.toUpperCase(Locale.ROOT)),
        Optional.ofNullable(properties.get("type")),
        Optional.ofNullable(properties.get("path")),
        (int) number(properties, "skip", 0),
        (int) number(properties, "times", 1),
        rate(properties),
        number(properties, "seed", 1),
        (int) number(properties, "seconds", USUAL_SECONDS),
        retryAfter(properties),
        (int) number(properties, "status", 0),
        Optional.ofNullable(properties.get("code")),
        Optional.ofNullable(properties.get("elements"))
            .map(e -> Arrays.stream(e.split("\\+", -1)).filter(s -> !s.isEmpty()).toList())
            .orElse(USUALLY_DROPPED),
        number(properties, "bytes", USUAL_SIZE),
        Optional.ofNullable(properties.get("location")));
  }

  private static long number(Map<String, String> properties, String name, long usual) {
    String value = properties.get(name);
    if (value == null) {
      return usual;
    }
    if (!value.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          "The property \"" + name + "\" of a fault must be a whole number.");
    }
    return Long.parseLong(value);
  }

  private static double rate(Map<String, String> properties) {
    String value = properties.getOrDefault("rate", "1");
    if (!value.matches("0(\\.\\d+)?|1(\\.0+)?")) {
      throw new IllegalArgumentException(
          "The property \"rate\" of a fault must be a number from 0 to 1.");
    }
    return Double.parseDouble(value);
  }

  private static RetryAfterForm retryAfter(Map<String, String> properties) {
    String value = properties.getOrDefault("retry-after", "seconds");
    return Arrays.stream(RetryAfterForm.values())
        .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The property \"retry-after\" of a fault must be none, seconds or date."));
  }

  boolean matches(FaultTarget request) {
    return kind.applies(request)
        && method.filter(m -> !m.equals(request.method())).isEmpty()
        && type.filter(t -> !t.equals(request.type())).isEmpty()
        && path.filter(p -> !request.path().contains(p)).isEmpty();
  }
}
