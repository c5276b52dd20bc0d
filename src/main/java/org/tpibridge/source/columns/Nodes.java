package org.tpibridge.source.columns;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** YAML's scalars as a clinic means them. */
final class Nodes {
  private Nodes() {}

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
    return node.isArray() ? node.valueStream().map(Nodes::text).toList() : List.of(text(node));
  }
}
