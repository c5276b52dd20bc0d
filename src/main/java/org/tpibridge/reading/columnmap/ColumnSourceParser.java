package org.tpibridge.reading.columnmap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.visit.Column;
import tools.jackson.databind.JsonNode;

/** Reads the source of a canonical column from YAML. */
final class ColumnSourceParser {
  private static final List<String> KINDS = List.of("from", "template", "fixed", "each", "doses");
  private static final Set<Column> TIMES =
      Set.of(Column.BIRTH_DATE, Column.VISIT_START, Column.VISIT_END);
  private static final Set<Column> NUMBERS =
      Set.of(Column.WEIGHT_KG, Column.PAIN_BEFORE, Column.PAIN_AFTER, Column.RELIEF_PERCENT);

  private final ColumnMapProblems problems;
  private final ValueStyle defaultStyle;
  private final boolean comma;
  private final int lastTwoDigitYear;

  /**
   * @param defaultStyle the style of columns that do not specify one
   * @param comma whether numbers have a decimal comma, unless a column specifies another separator
   */
  ColumnSourceParser(
      ColumnMapProblems problems, ValueStyle defaultStyle, boolean comma, int lastTwoDigitYear) {
    this.problems = problems;
    this.defaultStyle = defaultStyle;
    this.comma = comma;
    this.lastTwoDigitYear = lastTwoDigitYear;
  }

  static ValueStyle style(String word) {
    return word.equals("shorthand") ? ValueStyle.SHORTHAND : ValueStyle.CANONICAL;
  }

  Optional<ColumnSource> source(Column column, JsonNode node) {
    return source(column, node, "/columns/" + column.header(), defaultStyle);
  }

  private Optional<ColumnSource> source(
      Column column, JsonNode node, String at, ValueStyle inherited) {
    if (!node.isObject()) {
      return Optional.of(
          new ColumnSource.Named(
              List.of(YamlScalars.text(node)), false, steps(column, node, at, inherited)));
    }
    List<String> kinds = KINDS.stream().filter(node::has).toList();
    if (kinds.size() != 1) {
      problems.add(
          node,
          at,
          "A column must have exactly one of from, template, fixed, each and doses, but has "
              + (kinds.isEmpty() ? "none." : String.join(", ", kinds) + "."));
      return Optional.empty();
    }
    ValueStyle style = node.has("style") ? style(node.path("style").asString()) : inherited;
    return switch (kinds.get(0)) {
      case "from" ->
          Optional.of(
              new ColumnSource.Named(
                  YamlScalars.texts(node.path("from")),
                  node.path("optional").asBoolean(false),
                  steps(column, node, at, style)));
      case "template" ->
          template(node, at).map(t -> new ColumnSource.Composed(t, steps(column, node, at, style)));
      case "fixed" ->
          Optional.of(
              new ColumnSource.Fixed(
                  YamlScalars.text(node.path("fixed")), steps(column, node, at, style)));
      case "each" -> several(column, node, at, style);
      default -> doses(column, node, at);
    };
  }

  private Optional<CellTemplate> template(JsonNode node, String at) {
    JsonNode template = node.path("template");
    try {
      return Optional.of(CellTemplate.of(YamlScalars.text(template)));
    } catch (IllegalArgumentException e) {
      problems.add(template, at + "/template", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<ColumnSource> several(
      Column column, JsonNode node, String at, ValueStyle style) {
    List<String> misplaced =
        node.propertyNames().stream()
            .filter(n -> !Set.of("each", "style", "rows").contains(n))
            .toList();
    if (!misplaced.isEmpty()) {
      problems.add(
          node,
          at,
          String.join(", ", misplaced)
              + " must be inside the sources under each, not next to each.");
    }
    List<ColumnSource> sources = new ArrayList<>();
    JsonNode each = node.path("each");
    for (int i = 0; i < each.size(); i++) {
      source(column, each.get(i), at + "/each/" + i, style).ifPresent(sources::add);
    }
    return Optional.of(new ColumnSource.Several(sources));
  }

  private Optional<ColumnSource> doses(Column column, JsonNode node, String at) {
    if (column != Column.INJECTATES) {
      problems.add(node, at, "doses can only be used for injectates.");
    }
    JsonNode doses = node.path("doses");
    return Optional.of(
        ColumnSource.BilledUnits.of(doses.path("code").asString(), doses.path("units").asString()));
  }

  /** Reads the steps for cells, which have neither parts nor dates. */
  ConversionSteps steps(JsonNode node) {
    return new ConversionSteps(
        Optional.empty(),
        Optional.empty(),
        values(node),
        numbers(node),
        Optional.empty(),
        defaultStyle);
  }

  private ConversionSteps steps(Column column, JsonNode node, String at, ValueStyle style) {
    Optional<DatePatterns> dates = dates(column, node, at);
    Optional<CellNumbers> numbers = numbers(node);
    if (numbers.isEmpty() && comma && NUMBERS.contains(column) && style == ValueStyle.CANONICAL) {
      numbers =
          Optional.of(new CellNumbers(true, List.of(), Optional.empty(), OptionalInt.empty()));
    }
    if (node.has("else") && !node.has("values")) {
      problems.add(node, at, "else can only be used together with values.");
    }
    return new ConversionSteps(
        split(node, at),
        Optional.ofNullable(node.get("list"))
            .map(separator -> new CellList(column, YamlScalars.text(separator))),
        values(node),
        numbers,
        dates,
        dates.isPresent() ? ValueStyle.CANONICAL : style);
  }

  private Optional<CellSplit> split(JsonNode node, String at) {
    JsonNode split = node.path("split");
    if (split.isMissingNode()) {
      return Optional.empty();
    }
    int part = split.path("part").asInt();
    int of = split.path("of").asInt();
    if (part > of) {
      problems.add(split, at + "/split", "There is no part " + part + " of " + of + ".");
      return Optional.empty();
    }
    return Optional.of(new CellSplit(split.path("at").asString(), part, of));
  }

  private static Optional<ValueTable> values(JsonNode node) {
    JsonNode values = node.path("values");
    if (values.isMissingNode()) {
      return Optional.empty();
    }
    Map<String, String> table = new LinkedHashMap<>();
    values.properties().forEach(e -> table.put(e.getKey(), YamlScalars.text(e.getValue())));
    return Optional.of(new ValueTable(table, node.path("else").asString("").equals("refuse")));
  }

  private Optional<CellNumbers> numbers(JsonNode node) {
    JsonNode number = node.path("number");
    if (number.isMissingNode()) {
      return Optional.empty();
    }
    String decimal = number.path("decimal").asString("");
    Stream<String> without = YamlScalars.texts(number.path("without")).stream();
    return Optional.of(
        new CellNumbers(
            decimal.isEmpty() ? comma : decimal.equals("comma"),
            without.sorted(Comparator.comparingInt(String::length).reversed()).toList(),
            number.has("times")
                ? Optional.of(new BigDecimal(number.path("times").asString()))
                : Optional.empty(),
            number.has("decimals")
                ? OptionalInt.of(number.path("decimals").asInt())
                : OptionalInt.empty()));
  }

  private Optional<DatePatterns> dates(Column column, JsonNode node, String at) {
    JsonNode dates = node.path("dates");
    if (dates.isMissingNode()) {
      return Optional.empty();
    }
    if (!TIMES.contains(column)) {
      problems.add(
          dates,
          at + "/dates",
          "dates can only be used for birth_date, visit_start and visit_end.");
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DatePatterns(
              YamlScalars.texts(dates),
              node.path("two-digit-years-until").asInt(lastTwoDigitYear),
              column == Column.BIRTH_DATE));
    } catch (IllegalArgumentException e) {
      problems.add(
          dates,
          at + "/dates",
          "This list contains an invalid date pattern. Write d for days, M for months (MMM for"
              + " names of months), y for years, H for hours (or h with a for AM and PM), m for"
              + " minutes, and other letters in single quotation marks.");
      return Optional.empty();
    }
  }
}
