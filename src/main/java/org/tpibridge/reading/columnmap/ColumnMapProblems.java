package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.yaml.ValidatedYaml;
import tools.jackson.databind.JsonNode;

/** Collects the errors in the meaning of a map, each with its line and column. */
final class ColumnMapProblems {
  private final String name;
  private final List<Finding> findings = new ArrayList<>();

  ColumnMapProblems(String name) {
    this.name = name;
  }

  void add(JsonNode node, String pointer, String message) {
    findings.add(
        Finding.error(ColumnMapFindingCodes.MEANING, message)
            .at(ValidatedYaml.placeOf(node, name, pointer)));
  }

  /**
   * As above.
   *
   * @param around the node whose place is used if the node has none, which is possible if it is
   *     empty
   */
  void add(JsonNode node, JsonNode around, String pointer, String message) {
    Place place = ValidatedYaml.placeOf(node, name, pointer);
    add(place instanceof Place.Text ? node : around, pointer, message);
  }

  List<Finding> findings() {
    return findings;
  }
}
