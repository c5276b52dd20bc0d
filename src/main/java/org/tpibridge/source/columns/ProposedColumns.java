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

/** The lines of a proposed map, a canonical column each, and which of the table's they use. */
final class ProposedColumns {
  private static final int MOST_VALUES = 20;

  /** Of two digits, as the shorthand has it. */
  private static final int LAST_BIRTH = Habits.US.birthPivotYear();

  private final TableSample sample;
  private final Proposal.Styles styles;
  private final Map<Role, List<Integer>> found = new EnumMap<>(Role.class);
  private final Set<Integer> used = new HashSet<>();
  private final StringBuilder lines = new StringBuilder();

  ProposedColumns(TableSample sample, Proposal.Styles styles) {
    this.sample = sample;
    this.styles = styles;
    for (int i = 0; i < sample.header().size(); i++) {
      String name = sample.header().get(i);
      Optional<Role> role = Role.of(name).or(() -> Role.of(Role.family(name)));
      int position = i;
      role.ifPresent(r -> found.computeIfAbsent(r, x -> new ArrayList<>()).add(position));
    }
  }

  /** As YAML, indented. */
  String text() {
    return lines.toString();
  }

  /** Names in the header, quoted, that no line uses. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < sample.header().size(); i++) {
      if (!used.contains(i) && !sample.header().get(i).isBlank()) {
        unused.add(quoted(sample.header().get(i).strip()));
      }
    }
    return unused;
  }

  /** Where nothing is found, the first column stands in, so that the map is sound. */
  void needed(String column, Role role) {
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

  void plain(String column, Role role) {
    first(role).ifPresent(at -> line(column, named(at), ""));
  }

  void styled(String column, Column canonical, Role role) {
    first(role).ifPresent(at -> styled(column, canonical, at));
  }

  void styled(String column, Column canonical, int at) {
    Style style = styles.as(canonical, sample.cells(at));
    line(
        column,
        style == Style.CANONICAL ? named(at) : "{from: " + named(at) + ", style: shorthand}",
        "");
  }

  void list(String column, Column canonical, Role role) {
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

  void date(String column, String source, List<String> cells, String kind) {
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
                + guess.patterns().stream()
                    .map(ProposedColumns::quoted)
                    .collect(Collectors.joining(", "))
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

  void choice(String column, Role role, Map<String, String> meanings) {
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
                + unknown.stream().map(ProposedColumns::quoted).collect(Collectors.joining(", "));
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

  Optional<Integer> first(Role role) {
    return found.getOrDefault(role, List.of()).stream().findFirst();
  }

  void line(String column, String source, String comment) {
    lines.append("  ").append(column).append(": ").append(source);
    if (!comment.isEmpty()) {
      lines.append("   # ").append(comment.replaceAll("\\s+", " "));
    }
    lines.append('\n');
  }

  /** The column's name, with its number where it stands in the header more than once. */
  String named(int at) {
    used.add(at);
    return quoted(unique(at));
  }

  String braced(int at) {
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

  static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\t", "\\t")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
        + '"';
  }
}
