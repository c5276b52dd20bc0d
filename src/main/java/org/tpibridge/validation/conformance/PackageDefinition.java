package org.tpibridge.validation.conformance;

import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A conformance resource as R4 JSON, with the values that it is found by.
 *
 * @param type such as {@code StructureDefinition}
 * @param url its canonical URL, without a version
 * @param version its business version; empty if it has none
 * @param json the resource in UTF-8
 */
record PackageDefinition(String type, String url, String version, ContentBytes json) {

  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  /** Reads the header of a resource; empty if it has no canonical URL. */
  static Optional<PackageDefinition> read(byte[] json) {
    String type = "";
    String url = "";
    String version = "";
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING) {
          switch (name) {
            case "resourceType" -> type = parser.getString();
            case "url" -> url = parser.getString();
            case "version" -> version = parser.getString();
            default -> {}
          }
        } else {
          parser.skipChildren();
        }
      }
    }
    return type.isEmpty() || url.isEmpty()
        ? Optional.empty()
        : Optional.of(new PackageDefinition(type, url, version, ContentBytes.of(json)));
  }

  /** Whether a canonical reference, with or without {@code |version}, refers to this resource. */
  boolean answers(String canonical) {
    int bar = canonical.indexOf('|');
    return bar < 0 || canonical.substring(bar + 1).equals(version);
  }
}
