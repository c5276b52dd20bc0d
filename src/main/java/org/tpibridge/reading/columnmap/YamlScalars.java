package org.tpibridge.reading.columnmap;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** YAML's scalars as a clinic means them. */
final class YamlScalars {
  private YamlScalars() {}

  /** The text; what YAML takes for a truth value is yes or no. */
  static String text(JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue() ? "yes" : "no";
    }
    return node.asString();
  }

  /** Of a list or of one; empty where there is no such node. */
  static List<String> texts(JsonNode node) {
    if (node.isMissingNode()) {
      return List.of();
    }
    return node.isArray()
        ? node.valueStream().map(YamlScalars::text).toList()
        : List.of(text(node));
  }
}
