package org.tpibridge.source.columns;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.files.TextFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.shorthand.Habits;
import org.tpibridge.source.telling.Rows;
import org.tpibridge.source.yaml.YamlFile;
import org.tpibridge.visit.Column;

/**
 * How a clinic's own CSV tells the canonical columns; {@code docs/column-maps.md} describes the
 * file. Safe for all threads.
 */
public final class ColumnMap {
  private final Form form;
  private final List<String> keys;
  private final Set<String> ignored;
  private final Set<String> notTold;
  private final Map<String, Steps> cells;
  private final Map<Column, Target> columns;

  /**
   * What the file is like around its cells.
   *
   * @param delimiter between cells; told from the header where empty
   * @param encoding where it is not UTF-8
   * @param zone of times without an offset; the clinic's where empty
   * @param source where visit ids and MRNs come from; the clinic itself where empty
   * @param skip rows above the header
   * @param names of the columns where the file has no header; empty where it has
   * @param habits of the clinic's shorthand
   */
  public record Form(
      Optional<Character> delimiter,
      Optional<Charset> encoding,
      Optional<ZoneId> zone,
      Optional<String> source,
      int skip,
      List<String> names,
      Habits habits) {
    public Form {
      names = List.copyOf(names);
    }
  }

  /**
   * A canonical column.
   *
   * @param rows how the rows of one visit contain it
   */
  record Target(Source source, Rows rows) {}

  /**
   * A map, or what is wrong with it.
   *
   * @param map empty where there are errors
   * @param findings with line and column
   */
  public record Result(Optional<ColumnMap> map, List<Finding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  ColumnMap(
      Form form,
      List<String> keys,
      List<String> ignored,
      List<String> notTold,
      Map<String, Steps> cells,
      Map<Column, Target> columns) {
    this.form = form;
    this.keys = List.copyOf(keys);
    this.ignored = ignored.stream().map(Header::folded).collect(toUnmodifiableSet());
    this.notTold = notTold.stream().map(Values::folded).collect(toUnmodifiableSet());
    this.cells = Map.copyOf(cells);
    this.columns = Map.copyOf(columns);
  }

  /** The map in a file, UTF-8. */
  public static Result read(Path file) {
    return read(YamlFile.read(file));
  }

  /** The map in a file that was read before. */
  public static Result read(TextFile file) {
    return YamlFile.parse(
        file,
        Codes.YAML,
        text -> ColumnMapReader.read(text, file.name()),
        problem -> new Result(Optional.empty(), List.of(problem)));
  }

  /**
   * @param name of the file, for places
   */
  public static Result read(String yaml, String name) {
    return ColumnMapReader.read(yaml, name);
  }

  public Form form() {
    return form;
  }

  /** Whether several neighbouring rows may be one visit. */
  public boolean groups() {
    return !keys.isEmpty();
  }

  /**
   * The map on a table.
   *
   * @param source the table's name
   * @param row of the header
   * @param names the header's cells
   */
  public BoundMap on(String source, long row, List<String> names) {
    return new BoundMap(this, new Header(source, row, names));
  }

  /** How many of the names the map knows; by this a delimiter is told. */
  public long known(List<String> names) {
    Header header = new Header("", 1, names);
    on(header);
    return names.stream().distinct().filter(n -> header.isWanted(names.indexOf(n))).count();
  }

  private void on(Header header) {
    columns.values().forEach(target -> target.source.in(header));
    keys.forEach(key -> header.find(List.of(key)));
  }

  List<String> keys() {
    return keys;
  }

  Set<String> ignored() {
    return ignored;
  }

  Set<String> notTold() {
    return notTold;
  }

  Map<String, Steps> cells() {
    return cells;
  }

  Map<Column, Target> columns() {
    return columns;
  }
}
