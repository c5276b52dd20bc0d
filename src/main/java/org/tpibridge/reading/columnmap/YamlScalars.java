package org.tpibridge.reading.columnmap;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads scalars of YAML as a clinic means them. */
final class YamlScalars {
  private YamlScalars() {}

  /** The text of a scalar; a boolean is read as yes or no. */
  static String text(JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue() ? "yes" : "no";
    }
    return node.asString();
  }

  /** The texts of a list or a single scalar; empty if the node is missing. */
  static List<String> texts(JsonNode node) {
    if (node.isMissingNode()) {
      return List.of();
    }
    return node.isArray()
        ? node.valueStream().map(YamlScalars::text).toList()
        : List.of(text(node));
  }
}
