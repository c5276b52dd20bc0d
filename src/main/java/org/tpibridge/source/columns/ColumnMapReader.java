package org.tpibridge.source.columns;

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
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.shorthand.Habits;
import org.tpibridge.source.telling.Rows;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.yaml.CheckedYaml;
import org.tpibridge.visit.Column;
import tools.jackson.databind.JsonNode;

/** Reads a column map from its YAML: first its form, by the schema, then what it means. */
final class ColumnMapReader {
  private static final String SCHEMA = "column-map.schema.json";
  private static final CheckedYaml YAML = new CheckedYaml(schema(), Codes.YAML, Codes.FORM);

  private final Problems problems;
  private final JsonNode root;

  private ColumnMapReader(JsonNode root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  private static InputStream schema() {
    return ColumnMapReader.class.getResourceAsStream(SCHEMA);
  }

  static ColumnMap.Result read(String yaml, String name) {
    CheckedYaml.Document document = YAML.read(yaml, name);
    if (document.root().isEmpty()) {
      return new ColumnMap.Result(Optional.empty(), document.findings());
    }
    Problems problems = new Problems(name);
    ColumnMap map = new ColumnMapReader(document.root().get(), problems).map();
    List<Finding> findings = problems.findings();
    return new ColumnMap.Result(findings.isEmpty() ? Optional.of(map) : Optional.empty(), findings);
  }

  private ColumnMap map() {
    Habits habits = habits();
    ColumnMap.Form form =
        new ColumnMap.Form(
            text("delimiter").map(d -> d.charAt(0)),
            encoding(),
            zone(),
            text("source"),
            root.path("skip").asInt(0),
            Nodes.texts(root.path("header")),
            habits);
    SourceReader sources =
        new SourceReader(
            problems,
            text("style").map(SourceReader::style).orElse(Style.CANONICAL),
            text("decimal").filter(d -> d.equals("comma")).isPresent(),
            habits.pivotYear());
    Map<String, Steps> cells = new HashMap<>();
    root.path("cells")
        .properties()
        .forEach(e -> cells.put(e.getKey(), sources.steps(e.getValue())));
    return new ColumnMap(
        form,
        Nodes.texts(root.path("group-by")),
        Nodes.texts(root.path("ignore")),
        Nodes.texts(root.path("not-told")),
        cells,
        columns(sources));
  }

  private Map<Column, ColumnMap.Target> columns(SourceReader sources) {
    JsonNode columns = root.path("columns");
    Map<Column, ColumnMap.Target> targets = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      JsonNode node = columns.path(column.header());
      if (isBlank(node)) {
        unfilled(column, columns, node);
      } else if (!node.isMissingNode()) {
        sources
            .source(column, node)
            .ifPresent(s -> targets.put(column, new ColumnMap.Target(s, rows(column, node))));
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
          "The map does not say where "
              + String.join(", ", missing)
              + " come from; a visit cannot be read without visit_id, mrn, visit_start and sites.");
    }
    return targets;
  }

  private static boolean isBlank(JsonNode node) {
    return node.isNull() || (node.isString() && node.asString().isBlank());
  }

  /** As map-columns leaves what it cannot know. */
  private void unfilled(Column column, JsonNode columns, JsonNode node) {
    problems.add(
        node,
        columns,
        "/columns/" + column.header(),
        column.header()
            + ": name a column. The map does not say which column of the table it is; write "
            + column.header()
            + ": \"Column name\""
            + (column.required() ? "." : ", or delete the line."));
  }

  private static Rows rows(Column column, JsonNode node) {
    return switch (node.path("rows").asString("")) {
      case "add" -> Rows.ADD;
      case "same" -> Rows.SAME;
      default -> RowComparison.COUNTED.contains(column) ? Rows.UNSTATED : Rows.SAME;
    };
  }

  private Habits habits() {
    Habits.DateOrder order =
        text("date-order").filter(o -> o.equals("day-first")).isPresent()
            ? Habits.DateOrder.DAY_MONTH_YEAR
            : Habits.DateOrder.MONTH_DAY_YEAR;
    JsonNode epinephrine = root.path("usual-epinephrine");
    return new Habits(
        order,
        root.path("two-digit-years-until").asInt(Habits.US.pivotYear()),
        root.path("birth-years-until").asInt(Habits.US.birthPivotYear()),
        text("pain-range")
            .map(end -> Habits.PainRange.valueOf(end.toUpperCase(Locale.ROOT)))
            .orElse(Habits.US.painRange()),
        epinephrine.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(epinephrine.asInt()));
  }

  private Optional<ZoneId> zone() {
    try {
      return text("time-zone").map(ZoneId::of);
    } catch (DateTimeException e) {
      problems.add(
          root.path("time-zone"),
          "/time-zone",
          Quoted.of(root.path("time-zone").asString())
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
          Quoted.of(root.path("encoding").asString())
              + " is not an encoding that is known. Write utf-8, windows-1252, IBM850 or another"
              + " name of the IANA list.");
      return Optional.empty();
    }
  }

  private Optional<String> text(String name) {
    return Optional.of(root.path(name)).filter(n -> !n.isMissingNode()).map(Nodes::text);
  }
}
