package org.tpibridge.reading.columnmap;

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
import org.tpibridge.reading.assembly.RowCombination;
import org.tpibridge.reading.shorthand.RegionalConventions;
import org.tpibridge.reading.yaml.YamlFile;
import org.tpibridge.visit.Column;

/**
 * Maps the columns of a clinic's own CSV to the canonical columns; {@code docs/column-maps.md}
 * describes the file. Thread-safe.
 */
public final class ColumnMap {
  private final TableFormat tableFormat;
  private final List<String> keys;
  private final Set<String> ignored;
  private final Set<String> placeholders;
  private final Map<String, ConversionSteps> cellSteps;
  private final Map<Column, ColumnRule> columns;

  /**
   * The format of the file.
   *
   * @param delimiter between cells; empty to detect it from the header
   * @param encoding if it is not UTF-8
   * @param zone of times without an offset; empty means the clinic's
   * @param source the system that assigned visit ids and MRNs; empty means the clinic itself
   * @param skip rows above the header
   * @param names of the columns if the file has no header; empty if it has
   * @param conventions of the clinic's shorthand
   */
  public record TableFormat(
      Optional<Character> delimiter,
      Optional<Charset> encoding,
      Optional<ZoneId> zone,
      Optional<String> source,
      int skip,
      List<String> names,
      RegionalConventions conventions) {
    public TableFormat {
      names = List.copyOf(names);
    }
  }

  /**
   * The rule for a canonical column.
   *
   * @param rows how the rows of one visit contain it
   */
  record ColumnRule(ColumnSource source, RowCombination rows) {}

  /**
   * A map, or the errors in it.
   *
   * @param map empty if there are errors
   * @param findings with line and column
   */
  public record Result(Optional<ColumnMap> map, List<Finding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  ColumnMap(
      TableFormat tableFormat,
      List<String> keys,
      List<String> ignored,
      List<String> placeholders,
      Map<String, ConversionSteps> cellSteps,
      Map<Column, ColumnRule> columns) {
    this.tableFormat = tableFormat;
    this.keys = List.copyOf(keys);
    this.ignored = ignored.stream().map(TableHeader::normalized).collect(toUnmodifiableSet());
    this.placeholders =
        placeholders.stream().map(ValueTable::normalized).collect(toUnmodifiableSet());
    this.cellSteps = Map.copyOf(cellSteps);
    this.columns = Map.copyOf(columns);
  }

  /** Reads the map from a file in UTF-8. */
  public static Result read(Path file) {
    return read(YamlFile.read(file));
  }

  /** Reads the map from a file whose text was already read. */
  public static Result read(TextFile file) {
    return YamlFile.parse(
        file,
        ColumnMapFindingCodes.YAML,
        text -> ColumnMapParser.read(text, file.name()),
        problem -> new Result(Optional.empty(), List.of(problem)));
  }

  /**
   * @param name of the file, for the places of findings
   */
  public static Result read(String yaml, String name) {
    return ColumnMapParser.read(yaml, name);
  }

  public TableFormat tableFormat() {
    return tableFormat;
  }

  /** Whether several consecutive rows may be one visit. */
  public boolean hasGroupedRows() {
    return !keys.isEmpty();
  }

  /**
   * Binds the map to a table.
   *
   * @param source the name of the table
   * @param row of the header
   * @param names the cells of the header
   */
  BoundColumnMap bind(String source, long row, List<String> names) {
    return new BoundColumnMap(this, new TableHeader(source, row, names));
  }

  /** The number of names that the map recognizes; used to detect the delimiter. */
  public long countRecognized(List<String> names) {
    TableHeader header = new TableHeader("", 1, names);
    bind(header);
    return names.stream().distinct().filter(n -> header.isUsed(names.indexOf(n))).count();
  }

  private void bind(TableHeader header) {
    columns.values().forEach(target -> target.source.bind(header));
    keys.forEach(key -> header.find(List.of(key)));
  }

  List<String> keys() {
    return keys;
  }

  Set<String> ignored() {
    return ignored;
  }

  Set<String> placeholders() {
    return placeholders;
  }

  Map<String, ConversionSteps> cellSteps() {
    return cellSteps;
  }

  Map<Column, ColumnRule> columns() {
    return columns;
  }
}
