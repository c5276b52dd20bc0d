package org.tpibridge.reading.json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.json.JsonValue.JsonArray;
import org.tpibridge.reading.json.JsonValue.JsonNull;
import org.tpibridge.reading.json.JsonValue.JsonObject;
import org.tpibridge.visit.Column;

/** Counts for each value of a JSON visit whether it is used. */
final class JsonCoverage {
  private static final String NOT_AN_OBJECT = "(values that are not objects)";
  private static final List<String> COLUMNS =
      Arrays.stream(Column.values()).map(Column::header).toList();

  /** The recognized members, by the pointer of their object without indexes. */
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "", COLUMNS,
          "/sites", JsonListItems.SITE,
          "/injectates", JsonListItems.INJECTATE,
          "/injectates/strength", JsonListItems.STRENGTH,
          "/diagnoses", JsonListItems.DIAGNOSIS,
          "/billed_drugs", JsonListItems.BILLED_DRUG,
          "/pain_later", JsonListItems.LATER_SCORE);

  /** Matches names that are not content; some programs write maps with content as names. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z_.-]{0,40}[0-9]{0,2}");

  private final InputCoverage coverage;

  JsonCoverage(InputCoverage coverage) {
    this.coverage = coverage;
  }

  /** Counts a value that is not a trigger point injection visit. */
  void countSkipped(Place place) {
    coverage.ignored("(values that are not TPI visits)", place);
  }

  /**
   * @param accepted whether the value was read as a visit
   */
  void countVisit(JsonObject visit, Place place, boolean accepted) {
    if (!coverage.isEnabled()) {
      return;
    }
    if (visit.members().isEmpty()) {
      coverage.refused(NOT_AN_OBJECT, place);
    }
    members(visit, "", place, accepted);
  }

  private void members(JsonObject object, String pointer, Place place, boolean accepted) {
    List<String> recognized = MEMBERS.getOrDefault(pointer, List.of());
    object
        .members()
        .forEach(
            (name, value) -> {
              if (recognized.contains(name)) {
                value(value, pointer + "/" + name, place, accepted);
              } else if (!(value instanceof JsonNull)) {
                String shown = PLAIN_NAME.matcher(name).matches() ? name : "(unusual name)";
                coverage.ignored(pointer + "/" + shown, place);
              }
            });
  }

  private void value(JsonValue value, String pointer, Place place, boolean accepted) {
    if (value instanceof JsonObject object) {
      members(object, pointer, place, accepted);
    } else if (value instanceof JsonArray array) {
      array.items().forEach(item -> value(item, pointer, place, accepted));
    } else if (!(value instanceof JsonNull)) {
      if (accepted) {
        coverage.used(pointer, place);
      } else {
        coverage.refused(pointer, place);
      }
    }
  }
}
