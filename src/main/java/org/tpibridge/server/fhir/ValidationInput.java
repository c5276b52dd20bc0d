package org.tpibridge.server.fhir;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tpibridge.validation.FhirFileFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What is to be validated: the body itself, or what a Parameters resource contains.
 *
 * @param content the resource; if it was in a Parameters resource, everything around it is blank,
 *     so that lines and columns are those of the request
 * @param type of the resource, if it can be read
 * @param mode as FHIR's {@code $validate} defines it
 * @param profiles to validate against, besides those that the resource claims
 */
record ValidationInput(
    byte[] content, Optional<String> type, Optional<String> mode, List<String> profiles) {
  private static final JsonFactory JSON = new JsonFactory();

  ValidationInput {
    profiles = List.copyOf(profiles);
  }

  static ValidationInput of(RequestContent body) {
    if (body.format() == FhirFileFormat.XML) {
      return XmlParameters.read(body.bytes());
    }
    try {
      return json(body.bytes());
    } catch (JacksonException e) {
      // The validator says what is wrong, and where.
      return whole(body.bytes(), Optional.empty());
    }
  }

  static ValidationInput whole(byte[] content, Optional<String> type) {
    return new ValidationInput(content, type, Optional.empty(), List.of());
  }

  private static ValidationInput json(byte[] bytes) {
    Optional<String> type = type(bytes);
    if (!type.equals(Optional.of("Parameters"))) {
      return whole(bytes, type);
    }
    Optional<byte[]> content = Optional.empty();
    Optional<String> mode = Optional.empty();
    List<String> profiles = new ArrayList<>();
    for (Parameter parameter : parameters(bytes)) {
      switch (parameter.name()) {
        case "resource" -> content = parameter.resource();
        case "mode" -> mode = parameter.value();
        case "profile" -> parameter.value().ifPresent(profiles::add);
        default -> {
          // Other parameters do not change the verdict.
        }
      }
    }
    return content.isPresent()
        ? new ValidationInput(content.get(), type(content.get()), mode, profiles)
        // A Parameters resource that is to be validated itself.
        : whole(bytes, type);
  }

  private static Optional<String> type(byte[] bytes) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("resourceType")) {
          return Optional.ofNullable(parser.getValueAsString());
        }
        parser.skipChildren();
      }
      return Optional.empty();
    }
  }

  private record Parameter(String name, Optional<String> value, Optional<byte[]> resource) {}

  private static List<Parameter> parameters(byte[] bytes) {
    List<Parameter> parameters = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken start = parser.nextToken();
        if (name.equals("parameter") && start == JsonToken.START_ARRAY) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            parameters.add(parameter(parser, bytes));
          }
        } else {
          parser.skipChildren();
        }
      }
    }
    return parameters;
  }

  private static Parameter parameter(JsonParser parser, byte[] bytes) {
    String name = "";
    Optional<String> value = Optional.empty();
    Optional<byte[]> resource = Optional.empty();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String property = parser.currentName();
      JsonToken start = parser.nextToken();
      int from = (int) parser.currentTokenLocation().getByteOffset();
      if (property.equals("name")) {
        name = String.valueOf(parser.getValueAsString());
      } else if (property.startsWith("value")) {
        value = Optional.ofNullable(parser.getValueAsString());
      }
      parser.skipChildren();
      if (property.equals("resource") && start == JsonToken.START_OBJECT) {
        int to = (int) parser.currentLocation().getByteOffset();
        resource = Optional.of(blankAround(bytes, from, to));
      }
    }
    return new Parameter(name, value, resource);
  }

  /** Replaces everything outside of a range by blanks; lines stay where they are. */
  static byte[] blankAround(byte[] bytes, int from, int to) {
    byte[] blanked = new byte[bytes.length];
    Arrays.fill(blanked, (byte) ' ');
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        blanked[i] = bytes[i];
      }
    }
    ByteBuffer.wrap(blanked).put(from, bytes, from, to - from);
    return blanked;
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "ValidationInput[" + type.orElse("") + "]";
  }
}
