package org.tpibridge.reading.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.reading.input.ByteWindow;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Parses the text of one JSON value. Limits on depth and length bound the memory that it needs. */
final class JsonValueParser {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_NUMBER_CHARACTERS = 64;
  private static final int MAX_NAME_CHARACTERS = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_CHARACTERS)
                  .maxNameLength(MAX_NAME_CHARACTERS)
                  .maxStringLength(ByteWindow.MAX_RECORD)
                  .build())
          .build();

  private JsonValueParser() {}

  /**
   * Parses one value; throws Jackson's exceptions, with their location, if the text is not valid
   * JSON.
   */
  static JsonValue parse(String text) throws JacksonException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      JsonValue value = value(parser);
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "there is text after the value");
      }
      return value;
    }
  }

  private static JsonValue value(JsonParser parser) {
    int offset = offset(parser);
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new StreamReadException(parser, "there is no value");
    }
    return switch (token) {
      case START_OBJECT -> object(parser, offset);
      case START_ARRAY -> array(parser, offset);
      case VALUE_STRING -> new JsonValue.JsonString(offset, parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new JsonValue.JsonNumber(offset, parser.getString());
      case VALUE_TRUE -> new JsonValue.JsonBoolean(offset, true);
      case VALUE_FALSE -> new JsonValue.JsonBoolean(offset, false);
      default -> new JsonValue.JsonNull(offset);
    };
  }

  private static JsonValue object(JsonParser parser, int offset) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    Map<String, Integer> duplicates = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      int at = offset(parser);
      if (members.putIfAbsent(name, value(parser)) != null) {
        duplicates.putIfAbsent(name, at);
      }
    }
    return new JsonValue.JsonObject(offset, members, duplicates);
  }

  private static JsonValue array(JsonParser parser, int offset) {
    List<JsonValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new JsonValue.JsonArray(offset, items);
  }

  private static int offset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }
}
