package org.tpibridge.reading.hl7v2.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.yaml.ValidatedYaml;
import org.tpibridge.visit.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Parses the YAML format of a {@link SegmentMap}. */
final class SegmentMapParser {
  private static final String SCHEMA = "segments.schema.json";

  /** The name for a pain score whose phase is stated elsewhere. */
  private static final String OPEN_PAIN = "pain";

  private SegmentMapParser() {}

  /** Created on demand, because reading a schema is slow and most clinics have no map. */
  private static final class SchemaHolder {
    private static final ValidatedYaml YAML =
        new ValidatedYaml(
            SegmentMapParser.class.getResourceAsStream(SCHEMA),
            Hl7FindingCodes.MAP_YAML,
            Hl7FindingCodes.MAP_FORM);
  }

  /** Parses the built-in map; a test validates it with the schema. */
  static SegmentMap parseShipped(String yaml) {
    return of(new YAMLMapper().readTree(yaml));
  }

  /**
   * @param name the name of the file, for places
   */
  static SegmentMap.Result parse(String yaml, String name) {
    ValidatedYaml.Document document = SchemaHolder.YAML.read(yaml, name);
    return new SegmentMap.Result(document.root().map(SegmentMapParser::of), document.findings());
  }

  private static SegmentMap of(JsonNode root) {
    List<SegmentMap.Observation> observations = new ArrayList<>();
    for (JsonNode each : root.path("observations")) {
      observations.add(
          new SegmentMap.Observation(words(each, "codes"), words(each, "names"), named(each)));
    }
    List<SegmentMap.Custom> customs = new ArrayList<>();
    root.path("segments")
        .forEachEntry(
            (segment, fields) -> fields.forEach(field -> customs.add(custom(segment, field))));
    String authority = text(root, "mrn-authority").orElse("").toUpperCase(Locale.ROOT);
    return new SegmentMap(
        text(root, "source"), observations, customs, signals(root.path("signals")), authority);
  }

  private static TpiSignals signals(JsonNode node) {
    return new TpiSignals(
        words(node, "codes"),
        words(node, "words"),
        words(node, "not_performed"),
        words(node, "another_time"));
  }

  private static SegmentMap.Custom custom(String segment, JsonNode field) {
    String[] position = field.path("field").asString().split("\\.", 2);
    int component = position.length > 1 ? Integer.parseInt(position[1]) : 0;
    return new SegmentMap.Custom(segment, Integer.parseInt(position[0]), component, named(field));
  }

  private static ObservationMeaning named(JsonNode node) {
    String header = node.path("column").asString();
    boolean open = header.equals(OPEN_PAIN);
    Column column = open ? Column.PAIN_BEFORE : Column.ofHeader(header).orElseThrow();
    ValueStyle style =
        text(node, "style")
            .map(s -> ValueStyle.valueOf(s.toUpperCase(Locale.ROOT)))
            .orElse(ObservationMeaning.defaultStyle(column));
    Map<String, String> values = new HashMap<>();
    node.path("values")
        .forEachEntry(
            (word, meaning) -> values.put(word.toLowerCase(Locale.ROOT), meaning.asString()));
    return new ObservationMeaning(
        column, open, text(node, "scale"), text(node, "after"), style, values);
  }

  private static Optional<String> text(JsonNode node, String name) {
    return node.has(name) ? Optional.of(node.path(name).asString()) : Optional.empty();
  }

  private static List<String> words(JsonNode node, String name) {
    List<String> words = new ArrayList<>();
    node.path(name).forEach(word -> words.add(word.asString()));
    return words;
  }
}
