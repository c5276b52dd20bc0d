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
 * Proposes a map of a table, to be edited: columns by their names, dates and styles by their cells.
 * Guesses are marked in a comment. The text is a valid map for any table.
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
   * The style in which most cells of a column can be read.
   *
   * @param read the number of cells that can be read
   */
  public record Fit(ValueStyle style, long read) {}

  /** Finds the style in which most cells of a column can be read. */
  public interface Styles {
    Fit as(Column column, List<String> cells);
  }

  private ColumnMapProposal(TableSample sample, Styles styles) {
    this.sample = sample;
    this.columns = new ProposedColumns(sample, styles);
  }

  /**
   * The proposed map as YAML.
   *
   * @param name of the table
   */
  public static String of(String name, TableSample sample, Styles styles) {
    return new ColumnMapProposal(sample, styles).yaml(name);
  }

  /** The number of cells in a row that are names of visit columns. */
  public static long recognized(List<String> cells) {
    return cells.stream()
        .filter(ColumnMapProposal::isRecognized)
        .map(c -> TableHeader.normalized(c))
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
    yaml.append("# A proposed map, created from the header and ")
        .append(columns.rowsRead())
        .append(". Check every line, especially those\n")
        .append("# marked CHECK. docs/column-maps.md describes each key.\n");
    if (columns.hasUnfilled()) {
      yaml.append("# Fill in the lines without a column before you use the map.\n");
    }
    if (sample.rows().isEmpty()) {
      yaml.append("# CHECK: no row was read below the header, so the cells are not checked.\n");
    }
    if (!isHeader()) {
      yaml.append("# CHECK: no header was found. This row contains no recognized column name:\n")
          .append("# ")
          .append(ProposedColumns.inComment(String.join(" | ", sample.header())))
          .append('\n')
          .append(
              "# If there are titles above the header, add skip: and the number of rows above\n")
          .append(
              "# it, without blank ones. If the file has no header, add header: and the names.\n");
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
      yaml.append("skip: ").append(sample.skip()).append("   # CHECK: rows above the header\n");
    }
    sample.nonAscii().ifPresent(letters -> encoding(letters, yaml));
    yaml.append(
        "# time-zone: America/Chicago   # for times without an offset; default: the clinic's"
            + " setting\n");
    groups.ifPresent(
        g ->
            yaml.append("group-by: [")
                .append(columns.named(columns.certain(ColumnRole.VISIT_ID).orElseThrow()))
                .append("]   # CHECK: consecutive rows with the same value are one visit; ")
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
                          + " may be the amount of a drug, which belongs in injectates"))
          .append('\n');
    }
    columns
        .first(ColumnRole.UNITS)
        .filter(at -> columns.first(ColumnRole.HCPCS).isPresent() && hasWords(at))
        .ifPresent(at -> unitsWithoutWords(at, yaml));
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

  /** Whether the header contains a name of a visit column. */
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
          "Values of "
              + columns.named(visit.get())
              + " occur on several days, so they do not identify a visit");
    } else if (visit.isPresent()) {
      columns.line("visit_id", columns.named(visit.get()), "");
    } else {
      columns.unfilled(
          "visit_id",
          ColumnRole.VISIT_ID,
          mrn.isPresent() && start.isPresent()
              ? "If a patient has at most one visit a day, write {template: "
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

  /** Whether values occur on several days; a few are ignored as errors. */
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
                + " cells have no unit and are read as kilograms; for pounds add number: {times:"
                + " 0.45359237, decimals: 1}");
  }

  private void visit() {
    Optional<Integer> start = columns.certain(ColumnRole.VISIT_START);
    Optional<Integer> time = columns.first(ColumnRole.START_TIME);
    if (start.isEmpty()) {
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
    columns.styled("position", Column.POSITION, ColumnRole.POSITION);
    columns.list("procedure_steps", Column.PROCEDURE_STEPS, ColumnRole.PROCEDURE_STEPS);
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
          "CHECK: sides must be R, L or both; use values under cells: to convert others");
    } else {
      columns.styled(
          "sites", Column.SITES, site.get(), columns.doubtComment(ColumnRole.SITES, site.get()));
      counted(List.of(site.get()));
    }
  }

  /** Adds several muscles, each with its side in a column. */
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
        "CHECK: the side of each muscle; sides must be R, L or both");
  }

  /** Adds the drug with all columns of amounts, so that none is lost. */
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

  /**
   * The unit in the name of a column whose cells are plain numbers; empty if the cells must contain
   * it.
   */
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

  /** Adds to the last line how the rows of one visit contain the column. */
  private void counted(List<Integer> used) {
    if (groups.isEmpty()) {
      return;
    }
    SampleRowGroups seen = groups.get();
    // An equal amount at different sites may be the amount of each site.
    if (seen.areSame(used) && seen.areSame(siteColumns)) {
      columns.amend(
          ", rows: same",
          "CHECK: equal in all rows of "
              + (seen.visits() == 1 ? "1 visit" : "each of " + seen.visits() + " visits"));
    } else if (seen.isRepeated(used)) {
      columns.amend(
          "",
          "CHECK: equal in several rows of a visit; add rows: same if it belongs to the whole"
              + " visit, or rows: add if to each row");
    }
  }

  private void addRemaining() {
    columns.styled("peg_before", Column.PEG_BEFORE, ColumnRole.PEG_BEFORE);
    columns.list("peg_later", Column.PEG_LATER, ColumnRole.PEG_LATER);
    columns.choice("twitch", ColumnRole.TWITCH, ANSWERS);
    columns.list("complications", Column.COMPLICATIONS, ColumnRole.COMPLICATIONS);
    columns.plain("anticoagulant", ColumnRole.ANTICOAGULANT);
    columns.plain("allergies", ColumnRole.ALLERGIES);
    columns.plain("contraindications", ColumnRole.CONTRAINDICATIONS);
    columns.list("prior_treatments", Column.PRIOR_TREATMENTS, ColumnRole.PRIOR_TREATMENTS);
    columns.plain("current_medications", ColumnRole.CURRENT_MEDICATIONS);
    columns.list("held_medications", Column.HELD_MEDICATIONS, ColumnRole.HELD_MEDICATIONS);
    columns.choice("driver", ColumnRole.DRIVER, ANSWERS);
    columns.choice("consent", ColumnRole.CONSENT, ANSWERS);
    columns.plain("goal", ColumnRole.GOAL);
    columns.plain("aftercare", ColumnRole.AFTERCARE);
    columns.styled("follow_up", Column.FOLLOW_UP, ColumnRole.FOLLOW_UP);
    columns.list("plan", Column.PLAN, ColumnRole.PLAN);
    columns.plain("notes", ColumnRole.NOTES);
  }

  private String painBefore(int at) {
    String name = sample.header().get(at).toLowerCase(Locale.ROOT);
    return name.contains("pre") || name.contains("before")
        ? columns.doubtComment(ColumnRole.PAIN_BEFORE, at)
        : "CHECK: must be the score before the injection";
  }

  private boolean hasWords(int at) {
    return !sample.cells(at).stream().allMatch(c -> c.matches("[0-9]+"));
  }

  private void unitsWithoutWords(int at, StringBuilder yaml) {
    yaml.append("cells:\n  ")
        .append(columns.named(at))
        .append(": {number: {without: [units, unit]}}\n");
  }
}
