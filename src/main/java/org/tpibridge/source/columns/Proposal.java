package org.tpibridge.source.columns;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tpibridge.source.shorthand.Habits;
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
  private static final int MOST_VALUES = 20;

  /** Of two digits, as the shorthand has it. */
  private static final int LAST_BIRTH = Habits.US.birthPivotYear();

  private final TableSample sample;
  private final Styles styles;
  private final Map<Role, List<Integer>> found = new EnumMap<>(Role.class);
  private final Set<Integer> used = new HashSet<>();
  private final StringBuilder columns = new StringBuilder();

  /** Tells in which style the cells of a column can be read. */
  public interface Styles {
    Style as(Column column, List<String> cells);
  }

  private Proposal(TableSample sample, Styles styles) {
    this.sample = sample;
    this.styles = styles;
    for (int i = 0; i < sample.header().size(); i++) {
      String name = sample.header().get(i);
      Optional<Role> role = Role.of(name).or(() -> Role.of(Role.family(name)));
      int position = i;
      role.ifPresent(r -> found.computeIfAbsent(r, x -> new ArrayList<>()).add(position));
    }
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
        .append(quoted(name))
        .append('\n')
        .append("delimiter: ")
        .append(quoted(String.valueOf(sample.delimiter())))
        .append('\n');
    sample.encoding().ifPresent(e -> yaml.append("encoding: ").append(e).append('\n'));
    yaml.append(
        "# time-zone: America/Chicago   # of times without an offset; else the setting's\n");
    if (isGrouped()) {
      yaml.append("group-by: [")
          .append(named(first(Role.VISIT_ID).orElseThrow()))
          .append("]   # CHECK: neighbouring rows of one visit\n");
    }
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < sample.header().size(); i++) {
      if (!used.contains(i) && !sample.header().get(i).isBlank()) {
        unused.add(quoted(sample.header().get(i).strip()));
      }
    }
    if (!unused.isEmpty()) {
      yaml.append("ignore: [").append(String.join(", ", unused)).append("]   # CHECK\n");
    }
    first(Role.UNITS).filter(this::haveWords).ifPresent(at -> unitsBare(at, yaml));
    return yaml.append("columns:\n").append(columns).toString();
  }

  private void identity() {
    Optional<Integer> mrn = first(Role.MRN);
    Optional<Integer> start = first(Role.START);
    if (first(Role.VISIT_ID).isEmpty() && mrn.isPresent() && start.isPresent()) {
      line(
          "visit_id",
          "{template: " + quoted(braced(mrn.get()) + "-" + braced(start.get())) + "}",
          "CHECK: no column has a visit's own number; one visit a patient and day");
    } else {
      needed("visit_id", Role.VISIT_ID);
    }
    needed("mrn", Role.MRN);
  }

  private void patient() {
    Optional<Integer> name = first(Role.NAME);
    if (first(Role.PATIENT_LAST).isEmpty() && name.isPresent()) {
      wholeName(name.get());
    } else {
      plain("patient_last", Role.PATIENT_LAST);
      plain("patient_first", Role.PATIENT_FIRST);
    }
    first(Role.BIRTH_DATE).ifPresent(at -> date("birth_date", named(at), sample.cells(at), "from"));
    choice("sex", Role.SEX, SEXES);
    first(Role.WEIGHT).ifPresent(this::weight);
  }

  private void wholeName(int at) {
    boolean comma =
        sample.cells(at).stream().filter(c -> c.contains(",")).count() * 2
            >= sample.cells(at).size();
    String split = "{from: " + named(at) + ", split: {at: \"" + (comma ? "," : " ") + "\", part: ";
    line("patient_last", split + (comma ? 1 : 2) + ", of: 2}}", "");
    line("patient_first", split + (comma ? 2 : 1) + ", of: 2}}", "");
  }

  private void weight(int at) {
    if (sample.header().get(at).toLowerCase(Locale.ROOT).contains("lb")) {
      line(
          "weight_kg",
          "{from: " + named(at) + ", number: {without: [lbs, lb], times: 0.45359237, decimals: 1}}",
          "");
    } else {
      styled("weight_kg", Column.WEIGHT_KG, at);
    }
  }

  private void visit() {
    Optional<Integer> start = first(Role.START);
    Optional<Integer> time = first(Role.START_TIME);
    if (start.isEmpty()) {
      needed("visit_start", Role.START);
    } else if (time.isPresent() && !DateGuess.of(sample.cells(start.get())).haveTimes()) {
      int day = start.get();
      int hour = time.get();
      List<String> joined =
          sample.rows().stream()
              .map(r -> (r.get(day).strip() + " " + r.get(hour).strip()).strip())
              .filter(c -> !c.isEmpty())
              .toList();
      date("visit_start", quoted(braced(day) + "[ " + braced(hour) + "]"), joined, "template");
    } else {
      date("visit_start", named(start.get()), sample.cells(start.get()), "from");
    }
    plain("clinician_npi", Role.CLINICIAN_NPI);
    plain("clinician_name", Role.CLINICIAN_NAME);
    plain("location", Role.LOCATION);
    list("diagnoses", Column.DIAGNOSES, Role.DIAGNOSES);
    styled("procedure_code", Column.PROCEDURE_CODE, Role.PROCEDURE_CODE);
    Optional<Integer> code = first(Role.HCPCS);
    Optional<Integer> units = first(Role.UNITS);
    if (code.isPresent() && units.isPresent()) {
      line(
          "billed_drugs",
          "{template: " + quoted(braced(code.get()) + " x" + braced(units.get())) + "}",
          "");
    } else {
      list("billed_drugs", Column.BILLED_DRUGS, Role.BILLED_DRUGS);
    }
  }

  private void session() {
    Optional<Integer> side = first(Role.SIDE);
    Optional<Integer> site = first(Role.SITES);
    if (site.isPresent() && side.isPresent()) {
      String passes = first(Role.PASSES).map(p -> "[ x" + braced(p) + "]").orElse("");
      line(
          "sites",
          "{template: "
              + quoted(braced(site.get()) + "[ " + braced(side.get()) + "]" + passes)
              + "}",
          "CHECK: the sides are R, L or both; a table under cells: translates them");
    } else if (site.isPresent()) {
      list("sites", Column.SITES, Role.SITES);
    } else {
      needed("sites", Role.SITES);
    }
    plainChoice(
        "guidance",
        Role.GUIDANCE,
        Map.of("none", "none", "us", "ultrasound", "ultrasound", "ultrasound", "no", "none"));
    Optional<Integer> strength = first(Role.STRENGTH);
    Optional<Integer> volume = first(Role.VOLUME);
    Optional<Integer> drug = first(Role.INJECTATES);
    if (drug.isPresent() && (strength.isPresent() || volume.isPresent())) {
      String parts =
          strength.map(s -> "[ " + braced(s) + "]").orElse("")
              + volume.map(v -> "[ " + braced(v) + " mL]").orElse("");
      line(
          "injectates",
          "{template: " + quoted(braced(drug.get()) + parts) + ", style: shorthand}",
          "CHECK: the units of strength and volume");
    } else {
      list("injectates", Column.INJECTATES, Role.INJECTATES);
    }
    plain("pain_scale", Role.PAIN_SCALE);
    styled("pain_before", Column.PAIN_BEFORE, Role.PAIN_BEFORE);
    styled("pain_after", Column.PAIN_AFTER, Role.PAIN_AFTER);
    styled("relief_percent", Column.RELIEF_PERCENT, Role.RELIEF);
  }

  private void rest() {
    choice("twitch", Role.TWITCH, ANSWERS);
    list("complications", Column.COMPLICATIONS, Role.COMPLICATIONS);
    plain("anticoagulant", Role.ANTICOAGULANT);
    plain("allergies", Role.ALLERGIES);
    plain("contraindications", Role.CONTRAINDICATIONS);
    choice("consent", Role.CONSENT, ANSWERS);
    plain("goal", Role.GOAL);
    plain("aftercare", Role.AFTERCARE);
    styled("follow_up", Column.FOLLOW_UP, Role.FOLLOW_UP);
    plain("notes", Role.NOTES);
  }

  /** Where nothing is found, the first column stands in, so that the map is sound. */
  private void needed(String column, Role role) {
    first(role)
        .ifPresentOrElse(
            at -> line(column, named(at), ""),
            () -> line(column, named(firstNamed()), "CHECK: not found; name the right column"));
  }

  /** A header that is blank throughout is no header. */
  private int firstNamed() {
    int at = 0;
    while (sample.header().get(at).isBlank()) {
      at++;
    }
    return at;
  }

  private void plain(String column, Role role) {
    first(role).ifPresent(at -> line(column, named(at), ""));
  }

  private void styled(String column, Column canonical, Role role) {
    first(role).ifPresent(at -> styled(column, canonical, at));
  }

  private void styled(String column, Column canonical, int at) {
    Style style = styles.as(canonical, sample.cells(at));
    line(
        column,
        style == Style.CANONICAL ? named(at) : "{from: " + named(at) + ", style: shorthand}",
        "");
  }

  private void list(String column, Column canonical, Role role) {
    List<Integer> all = found.getOrDefault(role, List.of());
    if (all.size() <= 1) {
      styled(column, canonical, role);
      return;
    }
    List<String> cells = all.stream().flatMap(at -> sample.cells(at).stream()).toList();
    String style = styles.as(canonical, cells) == Style.CANONICAL ? "" : ", style: shorthand";
    line(
        column,
        "{each: ["
            + all.stream().map(this::named).collect(Collectors.joining(", "))
            + "]"
            + style
            + "}",
        "");
  }

  private void date(String column, String source, List<String> cells, String kind) {
    DateGuess guess = DateGuess.of(cells);
    if (!guess.readable()) {
      line(
          column,
          "{" + kind + ": " + source + ", style: shorthand}",
          "CHECK: written in many ways");
      return;
    }
    String dates =
        guess.patterns().isEmpty()
            ? ""
            : ", dates: ["
                + guess.patterns().stream().map(Proposal::quoted).collect(Collectors.joining(", "))
                + "]";
    boolean twoDigits = guess.patterns().stream().anyMatch(p -> p.matches(".*[^y]yy([^y].*)?"));
    String until =
        twoDigits && column.equals(Column.BIRTH_DATE.header())
            ? ", two-digit-years-until: " + LAST_BIRTH
            : "";
    line(
        column,
        "{" + kind + ": " + source + dates + until + "}",
        guess.ordered() ? "" : "CHECK: no row tells month from day; month first is taken");
  }

  private void choice(String column, Role role, Map<String, String> meanings) {
    plainChoice(column, role, meanings);
  }

  private void plainChoice(String column, Role role, Map<String, String> meanings) {
    Optional<Integer> at = first(role);
    if (at.isEmpty()) {
      return;
    }
    Set<String> words = new LinkedHashSet<>(sample.cells(at.get()));
    if (words.size() > MOST_VALUES) {
      line(column, named(at.get()), "CHECK: many different words");
      return;
    }
    Map<String, String> table = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String word : words) {
      String meaning = meanings.get(word.toLowerCase(Locale.ROOT));
      if (meaning == null) {
        unknown.add(word);
      } else if (!meaning.equals(word)) {
        table.put(word, meaning);
      }
    }
    String check =
        unknown.isEmpty()
            ? ""
            : "CHECK: what is meant by "
                + unknown.stream().map(Proposal::quoted).collect(Collectors.joining(", "));
    line(
        column,
        table.isEmpty()
            ? named(at.get())
            : "{from: "
                + named(at.get())
                + ", values: {"
                + table.entrySet().stream()
                    .map(e -> quoted(e.getKey()) + ": " + e.getValue())
                    .collect(Collectors.joining(", "))
                + "}}",
        check);
  }

  private boolean isGrouped() {
    Optional<Integer> id = first(Role.VISIT_ID);
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
    yaml.append("cells:\n  ").append(named(at)).append(": {number: {without: [units, unit]}}\n");
  }

  private Optional<Integer> first(Role role) {
    return found.getOrDefault(role, List.of()).stream().findFirst();
  }

  private void line(String column, String source, String comment) {
    columns.append("  ").append(column).append(": ").append(source);
    if (!comment.isEmpty()) {
      columns.append("   # ").append(comment.replaceAll("\\s+", " "));
    }
    columns.append('\n');
  }

  /** The column's name, with its number where it stands in the header more than once. */
  private String named(int at) {
    used.add(at);
    return quoted(unique(at));
  }

  private String braced(int at) {
    used.add(at);
    return "{" + unique(at) + "}";
  }

  private String unique(int at) {
    String name = sample.header().get(at).strip();
    String folded = Header.folded(name);
    int before = 0;
    int all = 0;
    for (int i = 0; i < sample.header().size(); i++) {
      if (Header.folded(sample.header().get(i)).equals(folded)) {
        all++;
        before += i <= at ? 1 : 0;
      }
    }
    return all > 1 ? name + "#" + before : name;
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\t", "\\t")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
        + '"';
  }
}
