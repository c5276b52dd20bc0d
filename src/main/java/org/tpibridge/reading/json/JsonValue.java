package org.tpibridge.reading.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value that knows where in its text it stands: the index of its first character. */
sealed interface JsonValue {
  int offset();

  /** What it is, for messages. */
  String kind();

  /**
   * @param members the first of each name, in order
   * @param duplicates names that come again, with where the second value stands
   */
  record Obj(int offset, Map<String, JsonValue> members, Map<String, Integer> duplicates)
      implements JsonValue {

    /** A member that is there and not null. */
    Optional<JsonValue> get(String name) {
      return Optional.ofNullable(members.get(name)).filter(v -> !(v instanceof Null));
    }

    @Override
    public String kind() {
      return "an object";
    }
  }

  record Arr(int offset, List<JsonValue> items) implements JsonValue {
    @Override
    public String kind() {
      return "an array";
    }
  }

  record Str(int offset, String text) implements JsonValue {
    @Override
    public String kind() {
      return "a string";
    }
  }

  /**
   * @param text as it stands in the JSON
   */
  record Num(int offset, String text) implements JsonValue {
    @Override
    public String kind() {
      return "a number";
    }
  }

  record Bool(int offset, boolean value) implements JsonValue {
    @Override
    public String kind() {
      return "true or false";
    }
  }

  record Null(int offset) implements JsonValue {
    @Override
    public String kind() {
      return "null";
    }
  }
}
