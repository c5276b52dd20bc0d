package org.tpibridge.reading.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value with the index of its first character in the text. */
sealed interface JsonValue {
  int offset();

  /** The kind of value, for messages. */
  String kind();

  /**
   * @param members the first member of each name, in order
   * @param duplicates repeated names, with the index of the second value
   */
  record JsonObject(int offset, Map<String, JsonValue> members, Map<String, Integer> duplicates)
      implements JsonValue {

    /** A member that is present and not null. */
    Optional<JsonValue> get(String name) {
      return Optional.ofNullable(members.get(name)).filter(v -> !(v instanceof JsonNull));
    }

    @Override
    public String kind() {
      return "an object";
    }
  }

  record JsonArray(int offset, List<JsonValue> items) implements JsonValue {
    @Override
    public String kind() {
      return "an array";
    }
  }

  record JsonString(int offset, String text) implements JsonValue {
    @Override
    public String kind() {
      return "a string";
    }
  }

  /**
   * @param text as in the JSON
   */
  record JsonNumber(int offset, String text) implements JsonValue {
    @Override
    public String kind() {
      return "a number";
    }
  }

  record JsonBoolean(int offset, boolean value) implements JsonValue {
    @Override
    public String kind() {
      return "true or false";
    }
  }

  record JsonNull(int offset) implements JsonValue {
    @Override
    public String kind() {
      return "null";
    }
  }
}
