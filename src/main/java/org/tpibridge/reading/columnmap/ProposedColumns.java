package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.Comparator;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tpibridge.finding.PrintableText;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.shorthand.RegionalConventions;
import org.tpibridge.visit.Column;

/**
 * The lines of a proposed map, one for each canonical column, and the table columns that they use.
 */
final class ProposedColumns {
  private static final int MOST_VALUES = 20;
  private static final int MOST_CANDIDATES = 6;

  /** The last birth year that two digits can mean, as in shorthand. */
  private static final int LAST_BIRTH_YEAR = RegionalConventions.US.birthPivotYear();

  /** A column of the table that may have a role. */
  private record Found(int position, ColumnRole.MatchQuality match) {}

  /** A line of the map; the source is empty if it is unclear which column is meant. */
  private record Line(String column, String source, String comment, List<Integer> candidates) {}

  private final TableSample sample;
  private final ColumnMapProposal.Styles styles;
  private final Map<ColumnRole, List<Found>> findColumns = new EnumMap<>(ColumnRole.class);
  private final Set<Integer> used = new HashSet<>();
  private final List<Line> lines = new ArrayList<>();

  ProposedColumns(TableSample sample, ColumnMapProposal.Styles styles) {
    this.sample = sample;
    this.styles = styles;
    for (int i = 0; i < sample.header().size(); i++) {
      int position = i;
      ColumnRole.of(sample.header().get(i))
          .ifPresent(
              g ->
                  findColumns
                      .computeIfAbsent(g.role(), x -> new ArrayList<>())
                      .add(new Found(position, g.match())));
    }
    findColumns.values().forEach(all -> all.sort(Comparator.comparing(Found::match)));
  }

  /** The lines as indented YAML. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append("  ").append(line.column()).append(':');
      if (!line.source().isEmpty()) {
        text.append(' ').append(line.source());
      }
      String comment = line.source().isEmpty() ? unfilled(line) : line.comment();
      if (!comment.isEmpty()) {
        text.append("   # ").append(inComment(comment));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Whether a line has no source, so that the map cannot be used yet. */
  boolean hasUnfilled() {
    return lines.stream().anyMatch(line -> line.source().isEmpty());
  }

  private String unfilled(Line line) {
    List<String> names =
        Stream.concat(
                line.candidates().stream(),
                IntStream.range(0, sample.header().size()).boxed().filter(this::isCandidate))
            .distinct()
            .limit(MOST_CANDIDATES)
            .map(at -> quoted(unique(at)))
            .toList();
    return "CHECK: fill in the column"
        + (names.isEmpty() ? "" : ". Possible: " + String.join(", ", names))
        + (line.comment().isEmpty() ? "" : ". " + line.comment());
  }

  /** Whether a column is not used and not empty. */
  private boolean isCandidate(int at) {
    return !used.contains(at)
        && !sample.header().get(at).isBlank()
        && (sample.rows().isEmpty() || !sample.cells(at).isEmpty());
  }

  /** The quoted names in the header that no line uses. */
  List<String> unused() {
    return unusedPositions().stream().map(at -> quoted(sample.header().get(at).strip())).toList();
  }

  /** The names that no line uses, but that look like the amount of a drug. */
  List<String> unusedAmounts() {
    return unusedPositions().stream()
        .map(at -> sample.header().get(at))
        .filter(ColumnRole::isAmount)
        .map(name -> quoted(name.strip()))
        .toList();
  }

  private List<Integer> unusedPositions() {
    return IntStream.range(0, sample.header().size())
        .filter(at -> !used.contains(at) && !sample.header().get(at).isBlank())
        .boxed()
        .toList();
  }

  /** The only column that certainly has a required role. */
  Optional<Integer> certain(ColumnRole role) {
    List<Found> all = findColumns.getOrDefault(role, List.of());
    List<Found> exact =
        all.stream().filter(f -> f.match() != ColumnRole.MatchQuality.SIMILAR).toList();
    boolean canonical =
        exact.stream().filter(f -> f.match() == ColumnRole.MatchQuality.CANONICAL).count() == 1;
    return canonical || exact.size() == 1 ? Optional.of(exact.get(0).position()) : Optional.empty();
  }

  /** Adds a line that must be filled in before the map can be used. */
  void unfilled(String column, ColumnRole role, String comment) {
    lines.add(
        new Line(
            column,
            "",
            comment,
            findColumns.getOrDefault(role, List.of()).stream().map(Found::position).toList()));
  }

  void plain(String column, ColumnRole role) {
    first(role).ifPresent(at -> line(column, named(at), doubtComment(role, at)));
  }

  void styled(String column, Column canonical, ColumnRole role) {
    first(role).ifPresent(at -> styled(column, canonical, at, doubtComment(role, at)));
  }

  void styled(String column, Column canonical, int at, String comment) {
    ColumnMapProposal.Fit fit = styles.as(canonical, sample.cells(at));
    line(
        column,
        fit.style() == ValueStyle.CANONICAL
            ? named(at)
            : "{from: " + named(at) + ", style: shorthand}",
        comment.isEmpty() ? unreadComment(fit, sample.cells(at).size()) : comment);
  }

  /** The comment if some cells cannot be read. */
  private static String unreadComment(ColumnMapProposal.Fit fit, int cells) {
    return fit.read() == cells
        ? ""
        : "CHECK: " + fit.read() + " of " + cells + " cells can be read";
  }

  /** The comment on a column that was found by a similar name or has alternatives. */
  String doubtComment(ColumnRole role, int at) {
    List<Found> all = findColumns.getOrDefault(role, List.of());
    List<String> others =
        all.stream()
            .filter(f -> f.position() != at && f.match() != ColumnRole.MatchQuality.SIMILAR)
            .map(f -> quoted(unique(f.position())))
            .toList();
    boolean similar =
        all.stream()
            .anyMatch(f -> f.position() == at && f.match() == ColumnRole.MatchQuality.SIMILAR);
    return similar
        ? "CHECK: found by a similar name"
        : others.isEmpty() ? "" : "CHECK: or " + String.join(", ", others);
  }

  void list(String column, Column canonical, ColumnRole role) {
    List<Integer> all = all(role);
    if (all.size() <= 1) {
      styled(column, canonical, role);
      return;
    }
    List<String> cells = all.stream().flatMap(at -> sample.cells(at).stream()).toList();
    ColumnMapProposal.Fit fit = styles.as(canonical, cells);
    line(
        column,
        "{each: ["
            + all.stream().map(this::named).collect(Collectors.joining(", "))
            + "]"
            + (fit.style() == ValueStyle.CANONICAL ? "" : ", style: shorthand")
            + "}",
        unreadComment(fit, cells.size()));
  }

  void date(String column, String source, List<String> cells, String kind) {
    DatePatternGuess guess =
        isDayFirst()
            .map(dayFirst -> DatePatternGuess.in(cells, dayFirst))
            .orElse(DatePatternGuess.of(cells));
    if (!guess.readable()) {
      line(
          column,
          "{" + kind + ": " + source + ", style: shorthand}",
          "CHECK: various date formats; read month first unless date-order is set");
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
            ? ", two-digit-years-until: " + LAST_BIRTH_YEAR
            : "";
    line(column, "{" + kind + ": " + source + dates + until + "}", guess.order());
  }

  /** The order of month and day that most dates of the table show; empty if none shows one. */
  private Optional<Boolean> isDayFirst() {
    List<String> dates =
        Stream.of(ColumnRole.BIRTH_DATE, ColumnRole.VISIT_START, ColumnRole.VISIT_END)
            .flatMap(role -> all(role).stream())
            .flatMap(at -> sample.cells(at).stream())
            .toList();
    long dayFirst = DatePatternGuess.countRequiring(dates, true);
    long monthFirst = DatePatternGuess.countRequiring(dates, false);
    return dayFirst == monthFirst ? Optional.empty() : Optional.of(dayFirst > monthFirst);
  }

  void choice(String column, ColumnRole role, Map<String, String> meanings) {
    Optional<Integer> at = first(role);
    if (at.isEmpty()) {
      return;
    }
    Set<String> words = new LinkedHashSet<>(sample.cells(at.get()));
    if (words.size() > MOST_VALUES) {
      line(column, named(at.get()), "CHECK: many different values in " + rowsRead());
      return;
    }
    Map<String, String> table = new LinkedHashMap<>();
    List<String> unrecognized = new ArrayList<>();
    for (String word : words) {
      String meaning = meanings.get(word.toLowerCase(Locale.ROOT));
      if (meaning == null) {
        unrecognized.add(word);
      } else if (!meaning.equals(word)) {
        table.put(word, meaning);
      }
    }
    String check =
        unrecognized.isEmpty()
            ? ""
            : "CHECK: add the meaning of "
                + unrecognized.stream()
                    .map(ProposedColumns::quoted)
                    .collect(Collectors.joining(", "));
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

  Optional<Integer> first(ColumnRole role) {
    return findColumns.getOrDefault(role, List.of()).stream().findFirst().map(Found::position);
  }

  /** The columns of a role, in order. */
  List<Integer> all(ColumnRole role) {
    return findColumns.getOrDefault(role, List.of()).stream()
        .map(Found::position)
        .sorted()
        .toList();
  }

  /** Adds a key to the source of the last line, and a comment. */
  void amend(String word, String comment) {
    Line last = lines.remove(lines.size() - 1);
    String source = last.source();
    if (!word.isEmpty()) {
      source =
          source.endsWith("}")
              ? source.substring(0, source.length() - 1) + word + "}"
              : "{from: " + source + word + "}";
    }
    lines.add(
        new Line(
            last.column(),
            source,
            last.comment().isEmpty() ? comment : last.comment() + "; " + comment,
            last.candidates()));
  }

  String rowsRead() {
    return sample.rows().size() + (sample.rows().size() == 1 ? " row" : " rows");
  }

  void line(String column, String source, String comment) {
    lines.add(new Line(column, source, comment, List.of()));
  }

  /**
   * The quoted name of a column, with its number if the header contains the name more than once.
   */
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
    String normalized = TableHeader.normalized(name);
    int before = 0;
    int all = 0;
    for (int i = 0; i < sample.header().size(); i++) {
      if (TableHeader.normalized(sample.header().get(i)).equals(normalized)) {
        all++;
        before += i <= at ? 1 : 0;
      }
    }
    return all > 1 ? name + "#" + before : name;
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (PrintableText.isVisible(c) || Character.isSurrogate((char) c)) {
                quoted.append((char) c);
              } else {
                quoted.append("\\u%04x".formatted(c));
              }
            });
    return quoted.append('"').toString();
  }

  /** Removes line breaks, which would end a comment. */
  static String inComment(String text) {
    return PrintableText.line(text);
  }
}
