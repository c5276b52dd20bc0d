package org.tpibridge.persona.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and makes parts of JSON trees. */
public final class FhirTree {
  /** Decimals are read and written digit by digit: 6.0 is not 6. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private FhirTree() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /**
   * Reads a JSON object.
   *
   * @throws JacksonException if it is not JSON
   * @throws IllegalArgumentException if it is not an object
   */
  public static ObjectNode parse(byte[] json) {
    JsonNode node = MAPPER.readTree(json);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("The content is not a JSON object.");
  }

  /**
   * Reads JSON.
   *
   * @throws JacksonException if it is not JSON
   */
  public static JsonNode parseAny(byte[] json) {
    return MAPPER.readTree(json);
  }

  public static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  public static String string(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /** The text at a path of names, or an empty text. */
  public static String text(JsonNode node, String... path) {
    JsonNode found = node;
    for (String name : path) {
      found = found.path(name);
    }
    return found.isString() ? found.stringValue() : "";
  }

  /** The elements of an array, the value itself, or nothing. */
  public static List<JsonNode> list(JsonNode parent, String name) {
    return list(parent.path(name));
  }

  /** The elements of an array, the value itself, or nothing. */
  public static List<JsonNode> list(JsonNode value) {
    if (value.isArray()) {
      List<JsonNode> elements = new ArrayList<>();
      value.forEach(elements::add);
      return elements;
    }
    return value.isMissingNode() || value.isNull() ? List.of() : List.of(value);
  }

  public static String type(JsonNode resource) {
    return text(resource, "resourceType");
  }

  public static String id(JsonNode resource) {
    return text(resource, "id");
  }

  /** {@code Type/id}. */
  public static String key(JsonNode resource) {
    return type(resource) + "/" + id(resource);
  }

  /** Visits every object that has a literal reference, at any depth. */
  public static void eachReference(JsonNode node, Consumer<ObjectNode> action) {
    if (node instanceof ObjectNode object && object.path("reference").isString()) {
      action.accept(object);
    }
    node.forEach(child -> eachReference(child, action));
  }

  /** Follows names separated by dots through arrays; a name also finds a choice of types. */
  public static List<JsonNode> values(JsonNode node, String path) {
    List<JsonNode> found = List.of(node);
    for (String name : path.split("\\.", -1)) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode one : found) {
        next.addAll(children(one, name));
      }
      found = next;
    }
    return found;
  }

  /** The values of an element; {@code value} also finds {@code valueQuantity}. */
  public static List<JsonNode> children(JsonNode node, String name) {
    if (node.has(name)) {
      return list(node, name);
    }
    List<JsonNode> found = new ArrayList<>();
    node.properties()
        .forEach(
            property -> {
              if (isNamed(property.getKey(), name)) {
                found.addAll(list(property.getValue()));
              }
            });
    return found;
  }

  /** Whether a property is that of an element, or of one of its types. */
  public static boolean isNamed(String property, String element) {
    String plain = property.startsWith("_") ? property.substring(1) : property;
    return plain.equals(element)
        || (plain.length() > element.length()
            && plain.startsWith(element)
            && Character.isUpperCase(plain.charAt(element.length())));
  }
}
