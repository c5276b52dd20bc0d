package org.tpibridge.persona.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer.
 *
 * @param resource a FHIR resource as the body
 * @param raw another body, with its media type in the headers
 */
public record PersonaResponse(
    int status, Map<String, String> headers, Optional<ObjectNode> resource, Optional<byte[]> raw) {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  public static PersonaResponse of(int status) {
    return new PersonaResponse(status, Map.of(), Optional.empty(), Optional.empty());
  }

  public static PersonaResponse of(int status, ObjectNode resource) {
    return of(status).withResource(resource);
  }

  public static PersonaResponse raw(int status, String mediaType, byte[] body) {
    return new PersonaResponse(
        status, Map.of("Content-Type", mediaType), Optional.empty(), Optional.of(body));
  }

  public PersonaResponse with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new PersonaResponse(status, all, resource, raw);
  }

  public PersonaResponse withResource(ObjectNode body) {
    return new PersonaResponse(status, headers, Optional.of(body), Optional.empty());
  }

  public PersonaResponse withoutBody() {
    return new PersonaResponse(status, headers, Optional.empty(), Optional.empty());
  }

  /** An instant as HTTP headers write it. */
  public static String httpDate(Instant instant) {
    return HTTP_DATE.format(instant);
  }
}
