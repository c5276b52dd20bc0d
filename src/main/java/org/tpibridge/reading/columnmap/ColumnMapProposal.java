package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.visit.Column;

/**
 * A first map of a table, to be edited: columns by their names, dates and styles by looking at the
 * cells. What is guessed says so in a comment. The text is a sound map, whatever the table.
 */
final class ColumnMapProposal {
  private static final Map<String, String> SEXES =
      Map.of(
          "f", "F", "female", "F", "w", "F", "m", "M", "male", "M", "o", "O", "other", "O", "u",
          "U", "unknown", "U");
  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          Map.entry("y", "yes"),
          Map.entry("yes", "yes"),
          Map.entry("1", "yes"),
          Map.entry("true", "yes"),
          Map.entry("signed", "yes"),
          Map.entry("obtained", "yes"),
          Map.entry("n", "no"),
          Map.entry("no", "no"),
          Map.entry("0", "no"),
          Map.entry("false", "no"),
          Map.entry("refused", "no"));

  private final TableSample sample;
  private final ProposedColumns columns;
  private Optional<SampleRowGroups> groups = Optional.empty();
  private List<Integer> siteColumns = List.of();

  /**
   * In which style the cells of a column can be read.
   *
   * @param read how many of them can
   */
  public record Fit(ValueStyle style, long read) {}

  /** Finds the style in which most of a column's cells can be read. */
  public interface Styles {
    Fit as(Column column, List<String> cells);
  }

  private ColumnMapProposal(TableSample sample, Styles styles) {
    this.sample = sample;
    this.columns = new ProposedColumns(sample, styles);
  }

  /**
   * The YAML of a map.
   *
   * @param name of the table
   */
  public static String of(String name, TableSample sample, Styles styles) {
    return new ColumnMapProposal(sample, styles).yaml(name);
  }

  /** How many of a row's cells are names that columns of visits have. */
  public static long recognized(List<String> cells) {
    return cells.stream()
        .filter(ColumnMapProposal::isRecognized)
        .map(c -> TableHeader.folded(c))
        .distinct()
        .count();
  }

  private static boolean isRecognized(String name) {
    return ColumnRole.of(name)
        .filter(g -> g.match() != ColumnRole.MatchQuality.SIMILAR)
        .isPresent();
  }

  private String yaml(String name) {
    groups = SampleRowGroups.of(sample, columns.certain(ColumnRole.VISIT_ID));
    identity();
    patient();
    visit();
    session();
    addRemaining();
    StringBuilder yaml = new StringBuilder();
    yaml.append("# A first map, made from the header and ")
        .append(columns.rowsRead())
        .append(". Look at every line, above all at those\n")
        .append("# that say CHECK; docs/column-maps.md explains each word.\n");
    if (columns.hasUnfilled()) {
      yaml.append("# Lines without a column have to be filled in before the map can be used.\n");
    }
    if (sample.rows().isEmpty()) {
      yaml.append("# CHECK: no row was read under the header, so nothing is known of the cells.\n");
    }
    if (!isHeader()) {
      yaml.append("# CHECK: no header was found. No name in this row is one that a visit has:\n")
          .append("# ")
          .append(ProposedColumns.inComment(String.join(" | ", sample.header())))
          .append('\n')
          .append("# If there are titles above the header, write skip: and how many filled rows\n")
          .append("# they are. If the file has no header, write header: and the names.\n");
    }
    yaml.append("map: ")
        .append(ProposedColumns.quoted(name))
        .append('\n')
        .append("delimiter: ")
        .append(ProposedColumns.quoted(String.valueOf(sample.delimiter())));
    if (sample.skippedRows() > 0) {
      yaml.append("   # CHECK: ")
          .append(sample.skippedRows())
          .append(" of ")
          .append(sample.skippedRows() + sample.rows().size())
          .append(" rows do not have ")
          .append(sample.header().size())
          .append(" cells");
    }
    yaml.append('\n');
    if (sample.skip() > 0) {
      yaml.append("skip: ")
          .append(sample.skip())
          .append("   # CHECK: filled rows above the header\n");
    }
    sample.nonAscii().ifPresent(letters -> encoding(letters, yaml));
    yaml.append(
        "# time-zone: America/Chicago   # of times without an offset; if not, the setting's\n");
    groups.ifPresent(
        g ->
            yaml.append("group-by: [")
                .append(columns.named(columns.certain(ColumnRole.VISIT_ID).orElseThrow()))
                .append("]   # CHECK: rows next to each other with the same value are one visit; ")
                .append(g.rows())
                .append(" of ")
                .append(sample.rows().size())
                .append(" rows are\n"));
    List<String> unused = columns.unused();
    if (!unused.isEmpty()) {
      List<String> amounts = columns.unusedAmounts();
      yaml.append("ignore: [")
          .append(String.join(", ", unused))
          .append("]   # CHECK")
          .append(
              amounts.isEmpty()
                  ? ""
                  : ProposedColumns.inComment(
                      ": "
                          + String.join(", ", amounts)
                          + " may be the amount of a drug, which injectates should have"))
          .append('\n');
    }
    columns
        .first(ColumnRole.UNITS)
        .filter(at -> columns.first(ColumnRole.HCPCS).isPresent() && hasWords(at))
        .ifPresent(at -> unitsBare(at, yaml));
    return yaml.append("columns:\n").append(columns.text()).toString();
  }

  private static void encoding(TableSample.NonAsciiText letters, StringBuilder yaml) {
    yaml.append("encoding: ")
        .append(letters.encoding())
        .append("   # CHECK: not UTF-8 in ")
        .append(letters.rows())
        .append(letters.rows() == 1 ? " row" : " rows")
        .append(letters.readings().isEmpty() ? "" : ": ")
        .append(ProposedColumns.inComment(String.join(", ", letters.readings())))
        .append('\n');
  }

  /** Whether any name is one that a visit has. */
  private boolean isHeader() {
    return recognized(sample.header()) > 0;
  }

  private void identity() {
    Optional<Integer> visit = columns.certain(ColumnRole.VISIT_ID);
    Optional<Integer> mrn = columns.certain(ColumnRole.MRN);
    Optional<Integer> start = columns.first(ColumnRole.VISIT_START);
    if (visit.isPresent() && hasSeveralDays(visit.get(), start)) {
      columns.unfilled(
          "visit_id",
          ColumnRole.VISIT_ID,
          "One value of "
              + columns.named(visit.get())
              + " is in rows of several days, so it is not the number of a visit");
    } else if (visit.isPresent()) {
      columns.line("visit_id", columns.named(visit.get()), "");
    } else {
      columns.unfilled(
          "visit_id",
          ColumnRole.VISIT_ID,
          mrn.isPresent() && start.isPresent()
              ? "Where a patient has one visit a day, {template: "
                  + ProposedColumns.quoted(
                      columns.braced(mrn.get()) + "-" + columns.braced(start.get()))
                  + "}"
              : "");
    }
    if (mrn.isPresent()) {
      columns.line("mrn", columns.named(mrn.get()), "");
    } else {
      columns.unfilled("mrn", ColumnRole.MRN, "");
    }
  }

  /** Whether one value is beside several days; a few are mistakes. */
  private boolean hasSeveralDays(int visit, Optional<Integer> start) {
    Map<String, String> days = new HashMap<>();
    int others = 0;
    for (List<String> row : sample.rows()) {
      String id = row.get(visit).strip();
      String day = start.map(at -> row.get(at).strip()).orElse("");
      if (!id.isEmpty() && !day.isEmpty()) {
        String first = days.putIfAbsent(id, day);
        others += first == null || first.equals(day) ? 0 : 1;
      }
    }
    return others * 10 > sample.rows().size();
  }

  private void patient() {
    Optional<Integer> name = columns.first(ColumnRole.NAME);
    if (columns.first(ColumnRole.PATIENT_LAST).isEmpty() && name.isPresent()) {
      fullName(name.get());
    } else {
      columns.plain("patient_last", ColumnRole.PATIENT_LAST);
      columns.plain("patient_first", ColumnRole.PATIENT_FIRST);
    }
    columns
        .first(ColumnRole.BIRTH_DATE)
        .ifPresent(at -> columns.date("birth_date", columns.named(at), sample.cells(at), "from"));
    columns.choice("sex", ColumnRole.SEX, SEXES);
    columns.first(ColumnRole.WEIGHT_KG).ifPresent(this::weight);
  }

  private void fullName(int at) {
    List<String> cells = sample.cells(at);
    boolean comma = cells.stream().filter(c -> c.contains(",")).count() * 2 >= cells.size();
    long fitting =
        cells.stream().filter(c -> CellSplit.parts(c, comma ? "," : " ").size() == 2).count();
    String check =
        fitting == cells.size()
            ? ""
            : "CHECK: " + fitting + " of " + cells.size() + " names have two parts";
    String split =
        "{from: " + columns.named(at) + ", split: {at: \"" + (comma ? "," : " ") + "\", part: ";
    columns.line("patient_last", split + (comma ? 1 : 2) + ", of: 2}}", check);
    columns.line("patient_first", split + (comma ? 2 : 1) + ", of: 2}}", check);
  }

  private void weight(int at) {
    String name = sample.header().get(at).toLowerCase(Locale.ROOT);
    if (name.contains("lb") || name.contains("pound")) {
      columns.line(
          "weight_kg",
          "{from: "
              + columns.named(at)
              + ", number: {without: [lbs, lb], times: 0.45359237, decimals: 1}}",
          columns.doubtComment(ColumnRole.WEIGHT_KG, at));
      return;
    }
    List<String> cells = sample.cells(at);
    long bare = cells.stream().filter(c -> c.matches("[0-9.,]+")).count();
    columns.styled(
        "weight_kg",
        Column.WEIGHT_KG,
        at,
        name.contains("kg") || bare == 0
            ? columns.doubtComment(ColumnRole.WEIGHT_KG, at)
            : "CHECK: "
                + bare
                + " of "
                + cells.size()
                + " cells have no unit and are read as kilograms; for pounds, number: {times:"
                + " 0.45359237, decimals: 1}");
  }

  private void visit() {
    Optional<Integer> start = columns.certain(ColumnRole.VISIT_START);
    Optional<Integer> time = columns.first(ColumnRole.START_TIME);
    if (columns.certain(ColumnRole.VISIT_START).isEmpty()) {
      columns.unfilled("visit_start", ColumnRole.VISIT_START, "");
    } else if (time.isPresent() && !DatePatternGuess.of(sample.cells(start.get())).hasTimes()) {
      int day = start.get();
      int hour = time.get();
      List<String> joined =
          sample.rows().stream()
              .map(r -> (r.get(day).strip() + " " + r.get(hour).strip()).strip())
              .filter(c -> !c.isEmpty())
              .toList();
      columns.date(
          "visit_start",
          ProposedColumns.quoted(columns.braced(day) + "[ " + columns.braced(hour) + "]"),
          joined,
          "template");
    } else {
      columns.date("visit_start", columns.named(start.get()), sample.cells(start.get()), "from");
    }
    columns
        .first(ColumnRole.VISIT_END)
        .ifPresent(at -> columns.date("visit_end", columns.named(at), sample.cells(at), "from"));
    columns
        .first(ColumnRole.CLINICIAN_NPI)
        .filter(at -> sample.cells(at).stream().allMatch(c -> c.matches("[0-9]{10}")))
        .ifPresent(at -> columns.plain("clinician_npi", ColumnRole.CLINICIAN_NPI));
    columns.plain("clinician_name", ColumnRole.CLINICIAN_NAME);
    columns.plain("location", ColumnRole.LOCATION);
    columns.list("diagnoses", Column.DIAGNOSES, ColumnRole.DIAGNOSES);
    columns.styled("procedure_code", Column.PROCEDURE_CODE, ColumnRole.PROCEDURE_CODE);
    Optional<Integer> code = columns.first(ColumnRole.HCPCS);
    Optional<Integer> units = columns.first(ColumnRole.UNITS);
    if (code.isPresent() && units.isPresent()) {
      columns.line(
          "billed_drugs",
          "{template: "
              + ProposedColumns.quoted(
                  columns.braced(code.get()) + " x" + columns.braced(units.get()))
              + "}",
          "");
      counted(List.of(code.get(), units.get()));
    } else if (columns.first(ColumnRole.BILLED_DRUGS).isPresent()) {
      columns.list("billed_drugs", Column.BILLED_DRUGS, ColumnRole.BILLED_DRUGS);
      counted(columns.all(ColumnRole.BILLED_DRUGS));
    }
  }

  private void session() {
    sites();
    columns.choice(
        "guidance",
        ColumnRole.GUIDANCE,
        Map.of("none", "none", "us", "ultrasound", "ultrasound", "ultrasound", "no", "none"));
    columns.styled("technique", Column.TECHNIQUE, ColumnRole.TECHNIQUE);
    injectates();
    columns.plain("pain_scale", ColumnRole.PAIN_SCALE);
    columns
        .first(ColumnRole.PAIN_BEFORE)
        .ifPresent(at -> columns.styled("pain_before", Column.PAIN_BEFORE, at, painBefore(at)));
    columns.styled("pain_after", Column.PAIN_AFTER, ColumnRole.PAIN_AFTER);
    columns.styled("pain_later", Column.PAIN_LATER, ColumnRole.PAIN_LATER);
    columns.styled("relief_percent", Column.RELIEF_PERCENT, ColumnRole.RELIEF_PERCENT);
  }

  private void sites() {
    Optional<Integer> side = columns.first(ColumnRole.SIDE);
    Optional<Integer> site = columns.certain(ColumnRole.SITES);
    List<Integer> several = columns.all(ColumnRole.SITES);
    siteColumns =
        Stream.of(ColumnRole.SITES, ColumnRole.SIDE).flatMap(r -> columns.all(r).stream()).toList();
    if (site.isEmpty() && several.size() < 2) {
      columns.unfilled("sites", ColumnRole.SITES, "");
    } else if (several.size() > 1 && columns.all(ColumnRole.SIDE).size() == several.size()) {
      sidedSites(several, columns.all(ColumnRole.SIDE));
    } else if (site.isEmpty()) {
      columns.list("sites", Column.SITES, ColumnRole.SITES);
    } else if (side.isPresent()) {
      String passes =
          columns.first(ColumnRole.PASSES).map(p -> "[ x" + columns.braced(p) + "]").orElse("");
      String source =
          "{template: "
              + ProposedColumns.quoted(
                  columns.braced(site.get()) + "[ " + columns.braced(side.get()) + "]" + passes)
              + "}";
      counted(
          "sites",
          source,
          List.of(site.get(), side.get()),
          "CHECK: the sides are R, L or both; a table under cells: translates them");
    } else {
      columns.styled(
          "sites", Column.SITES, site.get(), columns.doubtComment(ColumnRole.SITES, site.get()));
      counted(List.of(site.get()));
    }
  }

  /** Several muscles, each with its side in a column. */
  private void sidedSites(List<Integer> sites, List<Integer> sides) {
    String each =
        IntStream.range(0, sites.size())
            .mapToObj(
                i ->
                    "{template: "
                        + ProposedColumns.quoted(
                            columns.braced(sites.get(i))
                                + "[ "
                                + columns.braced(sides.get(i))
                                + "]")
                        + "}")
            .collect(Collectors.joining(", "));
    counted(
        "sites",
        "{each: [" + each + "]}",
        Stream.concat(sites.stream(), sides.stream()).toList(),
        "CHECK: which side is of which muscle; the sides are R, L or both");
  }

  /** The drug with all columns beside it that are an amount, so that none is lost. */
  private void injectates() {
    Optional<Integer> drug = columns.first(ColumnRole.INJECTATES);
    List<ColumnRole> amounts =
        List.of(ColumnRole.STRENGTH, ColumnRole.VOLUME, ColumnRole.AMOUNT_UNIT, ColumnRole.DOSE);
    boolean parts = amounts.stream().anyMatch(role -> columns.first(role).isPresent());
    if (drug.isPresent() && parts && columns.all(ColumnRole.INJECTATES).size() == 1) {
      List<Integer> used = new ArrayList<>(List.of(drug.get()));
      StringBuilder template = new StringBuilder(columns.braced(drug.get()));
      for (ColumnRole role : amounts) {
        columns
            .first(role)
            .ifPresent(
                at -> {
                  used.add(at);
                  template
                      .append("[ ")
                      .append(columns.braced(at))
                      .append(unit(role, at))
                      .append(']');
                });
      }
      counted(
          "injectates",
          "{template: " + ProposedColumns.quoted(template.toString()) + ", style: shorthand}",
          used,
          "CHECK: the units of strength and volume");
    } else if (drug.isPresent()) {
      columns.list("injectates", Column.INJECTATES, ColumnRole.INJECTATES);
      counted(columns.all(ColumnRole.INJECTATES));
    }
  }

  /** The unit that the header gives to numbers alone; where it gives none, the cells have to. */
  private String unit(ColumnRole role, int at) {
    String name = sample.header().get(at).toLowerCase(Locale.ROOT);
    boolean numbers = sample.cells(at).stream().allMatch(c -> c.matches("[0-9.]+"));
    if (!numbers
        || (columns.first(ColumnRole.AMOUNT_UNIT).isPresent() && role != ColumnRole.STRENGTH)) {
      return "";
    }
    return switch (role) {
      case STRENGTH -> name.matches(".*(%|pct|percent).*") ? "%" : "";
      case VOLUME -> name.matches(".*(vol|ml|cc).*") ? " mL" : "";
      case DOSE -> name.contains("mg") ? " mg" : "";
      default -> "";
    };
  }

  private void counted(String column, String source, List<Integer> used, String comment) {
    columns.line(column, source, comment);
    counted(used);
  }

  /** Says of the last line how the rows of one visit contain it. */
  private void counted(List<Integer> used) {
    if (groups.isEmpty()) {
      return;
    }
    SampleRowGroups seen = groups.get();
    // An amount that is alike at different sites may be that of each site.
    if (seen.areSame(used) && seen.areSame(siteColumns)) {
      columns.amend(
          ", rows: same",
          "CHECK: alike in all rows of "
              + (seen.visits() == 1 ? "1 visit" : "each of " + seen.visits() + " visits"));
    } else if (seen.isRepeated(used)) {
      columns.amend(
          "",
          "CHECK: the same in several rows of a visit; write rows: same if it is the whole visit's,"
              + " rows: add if each row has its own");
    }
  }

  private void addRemaining() {
    columns.choice("twitch", ColumnRole.TWITCH, ANSWERS);
    columns.list("complications", Column.COMPLICATIONS, ColumnRole.COMPLICATIONS);
    columns.plain("anticoagulant", ColumnRole.ANTICOAGULANT);
    columns.plain("allergies", ColumnRole.ALLERGIES);
    columns.plain("contraindications", ColumnRole.CONTRAINDICATIONS);
    columns.choice("consent", ColumnRole.CONSENT, ANSWERS);
    columns.plain("goal", ColumnRole.GOAL);
    columns.plain("aftercare", ColumnRole.AFTERCARE);
    columns.styled("follow_up", Column.FOLLOW_UP, ColumnRole.FOLLOW_UP);
    columns.plain("notes", ColumnRole.NOTES);
  }

  private String painBefore(int at) {
    String name = sample.header().get(at).toLowerCase(Locale.ROOT);
    return name.contains("pre") || name.contains("before")
        ? columns.doubtComment(ColumnRole.PAIN_BEFORE, at)
        : "CHECK: is it the score before the injection?";
  }

  private boolean hasWords(int at) {
    return !sample.cells(at).stream().allMatch(c -> c.matches("[0-9]+"));
  }

  private void unitsBare(int at, StringBuilder yaml) {
    yaml.append("cells:\n  ")
        .append(columns.named(at))
        .append(": {number: {without: [units, unit]}}\n");
  }
}
