package org.tpibridge.validation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.validation.conformance.ContentBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Checks the syntax of JSON strictly (RFC 8259) before the validator reads it. */
final class JsonSyntaxCheck {

  /**
   * FHIR's deepest nesting in practice is about forty; very deep nesting would exhaust the stack.
   */
  static final int MAX_DEPTH = 200;

  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonSyntaxCheck() {}

  static SyntaxCheckResult read(ContentBytes content, String source, long firstLine) {
    if (content.length() == 0) {
      return refuse(
          ValidationFindingCode.SYNTAX,
          "The input is empty. A FHIR resource in JSON is expected.",
          new Place.Text(source, firstLine, 1, ""));
    }
    if (!isUtf8(content)) {
      return refuse(
          ValidationFindingCode.SYNTAX,
          "The input is not encoded in UTF-8, which FHIR requires for JSON. Save it as UTF-8.",
          new Place.Text(source, firstLine, 1, ""));
    }
    try (JsonParser parser =
        STRICT.createParser(
            ObjectReadContext.empty(), content.content(), content.start(), content.length())) {
      return new JsonContent(parser, source, firstLine).read();
    } catch (JacksonException parseError) {
      return refuse(
          ValidationFindingCode.SYNTAX,
          "Invalid JSON: " + description(parseError),
          place(parseError.getLocation(), source, firstLine));
    }
  }

  /** Removes the parser's note on where an unfinished part starts, which users cannot interpret. */
  private static String description(JacksonException parseError) {
    String message = parseError.getOriginalMessage();
    int internals = message.indexOf(" (start marker at ");
    return internals < 0
        ? message + ". Correct it at this line and column."
        : message.substring(0, internals) + "; the file may be incomplete.";
  }

  private static boolean isUtf8(ContentBytes content) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content.content(), content.start(), content.length()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static Place place(TokenStreamLocation where, String source, long firstLine) {
    boolean hasPosition = where != null && where.getLineNr() > 0;
    return hasPosition
        ? new Place.Text(
            source, where.getLineNr() + firstLine - 1, Math.max(1, where.getColumnNr()), "")
        : new Place.Text(source, firstLine, 1, "");
  }

  private static SyntaxCheckResult refuse(ValidationFindingCode code, String message, Place place) {
    return new SyntaxCheckResult.InvalidSyntax(Finding.error(code.code(), message).at(place));
  }

  /** Reads all tokens once and collects what is at the top level. */
  private static final class JsonContent {
    private final JsonParser parser;
    private final String source;
    private final long firstLine;
    private final List<String> profiles = new ArrayList<>();
    private String resourceType = "";

    JsonContent(JsonParser parser, String source, long firstLine) {
      this.parser = parser;
      this.source = source;
      this.firstLine = firstLine;
    }

    SyntaxCheckResult read() {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return refuse(
            ValidationFindingCode.NOT_FHIR,
            "A FHIR resource in JSON must be one object that starts with {.",
            new Place.Text(source, firstLine, 1, ""));
      }
      Place start = place(parser.currentTokenLocation(), source, firstLine);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        topLevel(parser.currentName());
      }
      if (parser.nextToken() != null) {
        return refuse(
            ValidationFindingCode.SYNTAX,
            "There is text after the resource's closing brace. The input must contain only one resource.",
            place(parser.currentTokenLocation(), source, firstLine));
      }
      if (resourceType.isEmpty()) {
        return refuse(
            ValidationFindingCode.NOT_FHIR,
            "This JSON has no \"resourceType\", so it is not a FHIR resource.",
            start);
      }
      return new SyntaxCheckResult.ValidSyntax(List.copyOf(profiles));
    }

    private void topLevel(String name) {
      JsonToken value = parser.nextToken();
      if (name.equals("resourceType") && value == JsonToken.VALUE_STRING) {
        resourceType = parser.getString();
      } else if (name.equals("meta") && value == JsonToken.START_OBJECT) {
        meta();
      } else {
        parser.skipChildren();
      }
    }

    private void meta() {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean profile = parser.currentName().equals("profile");
        if (parser.nextToken() == JsonToken.START_ARRAY && profile) {
          profiles();
        } else {
          parser.skipChildren();
        }
      }
    }

    private void profiles() {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          profiles.add(parser.getString());
        } else {
          parser.skipChildren();
        }
      }
    }
  }
}
