package org.tpibridge.reading.columnmap;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.assembly.RowCombination;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.shorthand.RegionalConventions;
import org.tpibridge.reading.yaml.ValidatedYaml;
import org.tpibridge.visit.Column;
import tools.jackson.databind.JsonNode;

/** Reads a column map from YAML: validates it with the schema, then checks what it means. */
final class ColumnMapParser {
  private static final String SCHEMA = "column-map.schema.json";
  private static final ValidatedYaml YAML =
      new ValidatedYaml(
          schema(),
          ColumnMapFindingCodes.YAML,
          ColumnMapFindingCodes.FORM,
          Map.of("not-told", "missing"));

  private final ColumnMapProblems problems;
  private final JsonNode root;

  private ColumnMapParser(JsonNode root, ColumnMapProblems problems) {
    this.root = root;
    this.problems = problems;
  }

  private static InputStream schema() {
    return ColumnMapParser.class.getResourceAsStream(SCHEMA);
  }

  static ColumnMap.Result read(String yaml, String name) {
    ValidatedYaml.Document document = YAML.read(yaml, name);
    if (document.root().isEmpty()) {
      return new ColumnMap.Result(Optional.empty(), document.findings());
    }
    ColumnMapProblems problems = new ColumnMapProblems(name);
    ColumnMap map = new ColumnMapParser(document.root().get(), problems).map();
    List<Finding> findings = problems.findings();
    return new ColumnMap.Result(findings.isEmpty() ? Optional.of(map) : Optional.empty(), findings);
  }

  private ColumnMap map() {
    RegionalConventions conventions = conventions();
    ColumnMap.TableFormat form =
        new ColumnMap.TableFormat(
            text("delimiter").map(d -> d.charAt(0)),
            encoding(),
            zone(),
            text("source"),
            root.path("skip").asInt(0),
            YamlScalars.texts(root.path("header")),
            conventions);
    ColumnSourceParser sources =
        new ColumnSourceParser(
            problems,
            text("style").map(ColumnSourceParser::style).orElse(ValueStyle.CANONICAL),
            text("decimal").filter(d -> d.equals("comma")).isPresent(),
            conventions.pivotYear());
    Map<String, ConversionSteps> cells = new HashMap<>();
    root.path("cells")
        .properties()
        .forEach(e -> cells.put(e.getKey(), sources.steps(e.getValue())));
    return new ColumnMap(
        form,
        YamlScalars.texts(root.path("group-by")),
        YamlScalars.texts(root.path("ignore")),
        YamlScalars.texts(root.path("missing")),
        cells,
        columns(sources));
  }

  private Map<Column, ColumnMap.ColumnRule> columns(ColumnSourceParser sources) {
    JsonNode columns = root.path("columns");
    Map<Column, ColumnMap.ColumnRule> targets = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      JsonNode node = columns.path(column.header());
      if (isBlank(node)) {
        unfilled(column, columns, node);
      } else if (!node.isMissingNode()) {
        sources
            .source(column, node)
            .ifPresent(s -> targets.put(column, new ColumnMap.ColumnRule(s, rows(column, node))));
      }
    }
    List<String> missing =
        Arrays.stream(Column.values())
            .filter(c -> c.required() && columns.path(c.header()).isMissingNode())
            .map(Column::header)
            .toList();
    if (!missing.isEmpty()) {
      problems.add(
          columns,
          "/columns",
          "Missing in the map: "
              + String.join(", ", missing)
              + ". Add them under columns; visit_id, mrn, visit_start and sites are required.");
    }
    return targets;
  }

  private static boolean isBlank(JsonNode node) {
    return node.isNull() || (node.isString() && node.asString().isBlank());
  }

  /** Reports a line that map-columns left to be filled in. */
  private void unfilled(Column column, JsonNode columns, JsonNode node) {
    problems.add(
        node,
        columns,
        "/columns/" + column.header(),
        column.header()
            + " has no column. Write "
            + column.header()
            + ": \"Column name\" with the name in the table"
            + (column.required() ? "." : ", or delete the line."));
  }

  private static RowCombination rows(Column column, JsonNode node) {
    return switch (node.path("rows").asString("")) {
      case "add" -> RowCombination.ADD;
      case "same" -> RowCombination.SAME;
      default ->
          RowComparison.COUNTED.contains(column) ? RowCombination.UNSPECIFIED : RowCombination.SAME;
    };
  }

  private RegionalConventions conventions() {
    RegionalConventions.DateOrder order =
        text("date-order").filter(o -> o.equals("day-first")).isPresent()
            ? RegionalConventions.DateOrder.DAY_MONTH_YEAR
            : RegionalConventions.DateOrder.MONTH_DAY_YEAR;
    JsonNode epinephrine = root.path("usual-epinephrine");
    return new RegionalConventions(
        order,
        root.path("two-digit-years-until").asInt(RegionalConventions.US.pivotYear()),
        root.path("birth-years-until").asInt(RegionalConventions.US.birthPivotYear()),
        text("pain-range")
            .map(end -> RegionalConventions.PainRange.valueOf(end.toUpperCase(Locale.ROOT)))
            .orElse(RegionalConventions.US.painRange()),
        epinephrine.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(epinephrine.asInt()));
  }

  private Optional<ZoneId> zone() {
    try {
      return text("time-zone").map(ZoneId::of);
    } catch (DateTimeException e) {
      problems.add(
          root.path("time-zone"),
          "/time-zone",
          QuotedText.of(root.path("time-zone").asString())
              + " is not a time zone. Write its name, such as America/Denver.");
      return Optional.empty();
    }
  }

  private Optional<Charset> encoding() {
    try {
      return text("encoding").map(Charset::forName);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      problems.add(
          root.path("encoding"),
          "/encoding",
          QuotedText.of(root.path("encoding").asString())
              + " is not a supported encoding. Write an IANA name, such as utf-8, windows-1252 or"
              + " IBM850.");
      return Optional.empty();
    }
  }

  private Optional<String> text(String name) {
    return Optional.of(root.path(name)).filter(n -> !n.isMissingNode()).map(YamlScalars::text);
  }
}
