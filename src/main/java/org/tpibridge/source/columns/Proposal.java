package org.tpibridge.source.columns;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.source.telling.Style;
import org.tpibridge.visit.Column;

/**
 * A first map of a table, to be edited: columns by their names, dates and styles by looking at the
 * cells. What is guessed says so in a comment. The text is a sound map, whatever the table.
 */
public final class Proposal {
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

  /** Tells in which style the cells of a column can be read. */
  public interface Styles {
    Style as(Column column, List<String> cells);
  }

  private Proposal(TableSample sample, Styles styles) {
    this.sample = sample;
    this.columns = new ProposedColumns(sample, styles);
  }

  /**
   * The YAML of a map.
   *
   * @param name of the table
   */
  public static String of(String name, TableSample sample, Styles styles) {
    return new Proposal(sample, styles).yaml(name);
  }

  private String yaml(String name) {
    identity();
    patient();
    visit();
    session();
    rest();
    StringBuilder yaml = new StringBuilder();
    yaml.append("# A first map, made from the header and ")
        .append(sample.rows().size())
        .append(" rows. Look at every line, above all at those\n")
        .append("# that say CHECK; docs/column-maps.md explains each word.\n")
        .append("map: ")
        .append(ProposedColumns.quoted(name))
        .append('\n')
        .append("delimiter: ")
        .append(ProposedColumns.quoted(String.valueOf(sample.delimiter())))
        .append('\n');
    sample.encoding().ifPresent(e -> yaml.append("encoding: ").append(e).append('\n'));
    yaml.append(
        "# time-zone: America/Chicago   # of times without an offset; else the setting's\n");
    if (isGrouped()) {
      yaml.append("group-by: [")
          .append(columns.named(columns.first(Role.VISIT_ID).orElseThrow()))
          .append("]   # CHECK: neighbouring rows of one visit\n");
    }
    List<String> unused = columns.unused();
    if (!unused.isEmpty()) {
      yaml.append("ignore: [").append(String.join(", ", unused)).append("]   # CHECK\n");
    }
    columns.first(Role.UNITS).filter(this::haveWords).ifPresent(at -> unitsBare(at, yaml));
    return yaml.append("columns:\n").append(columns.text()).toString();
  }

  private void identity() {
    Optional<Integer> mrn = columns.first(Role.MRN);
    Optional<Integer> start = columns.first(Role.START);
    if (columns.first(Role.VISIT_ID).isEmpty() && mrn.isPresent() && start.isPresent()) {
      columns.line(
          "visit_id",
          "{template: "
              + ProposedColumns.quoted(
                  columns.braced(mrn.get()) + "-" + columns.braced(start.get()))
              + "}",
          "CHECK: no column has a visit's own number; one visit a patient and day");
    } else {
      columns.needed("visit_id", Role.VISIT_ID);
    }
    columns.needed("mrn", Role.MRN);
  }

  private void patient() {
    Optional<Integer> name = columns.first(Role.NAME);
    if (columns.first(Role.PATIENT_LAST).isEmpty() && name.isPresent()) {
      wholeName(name.get());
    } else {
      columns.plain("patient_last", Role.PATIENT_LAST);
      columns.plain("patient_first", Role.PATIENT_FIRST);
    }
    columns
        .first(Role.BIRTH_DATE)
        .ifPresent(at -> columns.date("birth_date", columns.named(at), sample.cells(at), "from"));
    columns.choice("sex", Role.SEX, SEXES);
    columns.first(Role.WEIGHT).ifPresent(this::weight);
  }

  private void wholeName(int at) {
    boolean comma =
        sample.cells(at).stream().filter(c -> c.contains(",")).count() * 2
            >= sample.cells(at).size();
    String split =
        "{from: " + columns.named(at) + ", split: {at: \"" + (comma ? "," : " ") + "\", part: ";
    columns.line("patient_last", split + (comma ? 1 : 2) + ", of: 2}}", "");
    columns.line("patient_first", split + (comma ? 2 : 1) + ", of: 2}}", "");
  }

  private void weight(int at) {
    if (sample.header().get(at).toLowerCase(Locale.ROOT).contains("lb")) {
      columns.line(
          "weight_kg",
          "{from: "
              + columns.named(at)
              + ", number: {without: [lbs, lb], times: 0.45359237, decimals: 1}}",
          "");
    } else {
      columns.styled("weight_kg", Column.WEIGHT_KG, at);
    }
  }

  private void visit() {
    Optional<Integer> start = columns.first(Role.START);
    Optional<Integer> time = columns.first(Role.START_TIME);
    if (start.isEmpty()) {
      columns.needed("visit_start", Role.START);
    } else if (time.isPresent() && !DateGuess.of(sample.cells(start.get())).haveTimes()) {
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
    columns.plain("clinician_npi", Role.CLINICIAN_NPI);
    columns.plain("clinician_name", Role.CLINICIAN_NAME);
    columns.plain("location", Role.LOCATION);
    columns.list("diagnoses", Column.DIAGNOSES, Role.DIAGNOSES);
    columns.styled("procedure_code", Column.PROCEDURE_CODE, Role.PROCEDURE_CODE);
    Optional<Integer> code = columns.first(Role.HCPCS);
    Optional<Integer> units = columns.first(Role.UNITS);
    if (code.isPresent() && units.isPresent()) {
      columns.line(
          "billed_drugs",
          "{template: "
              + ProposedColumns.quoted(
                  columns.braced(code.get()) + " x" + columns.braced(units.get()))
              + "}",
          "");
    } else {
      columns.list("billed_drugs", Column.BILLED_DRUGS, Role.BILLED_DRUGS);
    }
  }

  private void session() {
    Optional<Integer> side = columns.first(Role.SIDE);
    Optional<Integer> site = columns.first(Role.SITES);
    if (site.isPresent() && side.isPresent()) {
      String passes =
          columns.first(Role.PASSES).map(p -> "[ x" + columns.braced(p) + "]").orElse("");
      columns.line(
          "sites",
          "{template: "
              + ProposedColumns.quoted(
                  columns.braced(site.get()) + "[ " + columns.braced(side.get()) + "]" + passes)
              + "}",
          "CHECK: the sides are R, L or both; a table under cells: translates them");
    } else if (site.isPresent()) {
      columns.list("sites", Column.SITES, Role.SITES);
    } else {
      columns.needed("sites", Role.SITES);
    }
    columns.choice(
        "guidance",
        Role.GUIDANCE,
        Map.of("none", "none", "us", "ultrasound", "ultrasound", "ultrasound", "no", "none"));
    Optional<Integer> strength = columns.first(Role.STRENGTH);
    Optional<Integer> volume = columns.first(Role.VOLUME);
    Optional<Integer> drug = columns.first(Role.INJECTATES);
    if (drug.isPresent() && (strength.isPresent() || volume.isPresent())) {
      String parts =
          strength.map(s -> "[ " + columns.braced(s) + "]").orElse("")
              + volume.map(v -> "[ " + columns.braced(v) + " mL]").orElse("");
      columns.line(
          "injectates",
          "{template: "
              + ProposedColumns.quoted(columns.braced(drug.get()) + parts)
              + ", style: shorthand}",
          "CHECK: the units of strength and volume");
    } else {
      columns.list("injectates", Column.INJECTATES, Role.INJECTATES);
    }
    columns.plain("pain_scale", Role.PAIN_SCALE);
    columns.styled("pain_before", Column.PAIN_BEFORE, Role.PAIN_BEFORE);
    columns.styled("pain_after", Column.PAIN_AFTER, Role.PAIN_AFTER);
    columns.styled("relief_percent", Column.RELIEF_PERCENT, Role.RELIEF);
  }

  private void rest() {
    columns.choice("twitch", Role.TWITCH, ANSWERS);
    columns.list("complications", Column.COMPLICATIONS, Role.COMPLICATIONS);
    columns.plain("anticoagulant", Role.ANTICOAGULANT);
    columns.plain("allergies", Role.ALLERGIES);
    columns.plain("contraindications", Role.CONTRAINDICATIONS);
    columns.choice("consent", Role.CONSENT, ANSWERS);
    columns.plain("goal", Role.GOAL);
    columns.plain("aftercare", Role.AFTERCARE);
    columns.styled("follow_up", Column.FOLLOW_UP, Role.FOLLOW_UP);
    columns.plain("notes", Role.NOTES);
  }

  private boolean isGrouped() {
    Optional<Integer> id = columns.first(Role.VISIT_ID);
    if (id.isEmpty()) {
      return false;
    }
    List<String> cells = sample.cells(id.get());
    int alike = 0;
    for (int i = 1; i < cells.size(); i++) {
      alike += cells.get(i).equals(cells.get(i - 1)) ? 1 : 0;
    }
    // A few are mistakes, not groups.
    return alike * 10 > cells.size();
  }

  private boolean haveWords(int at) {
    return !sample.cells(at).stream().allMatch(c -> c.matches("[0-9]+"));
  }

  private void unitsBare(int at, StringBuilder yaml) {
    yaml.append("cells:\n  ")
        .append(columns.named(at))
        .append(": {number: {without: [units, unit]}}\n");
  }
}
