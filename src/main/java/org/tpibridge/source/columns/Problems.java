package org.tpibridge.source.columns;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.yaml.CheckedYaml;
import tools.jackson.databind.JsonNode;

/** What is wrong with the meaning of a map, each with its line and column. */
final class Problems {
  private final String name;
  private final List<Finding> findings = new ArrayList<>();

  Problems(String name) {
    this.name = name;
  }

  void add(JsonNode node, String pointer, String message) {
    findings.add(
        Finding.error(Codes.MEANING, message).at(CheckedYaml.placeOf(node, name, pointer)));
  }

  List<Finding> findings() {
    return findings;
  }
}
