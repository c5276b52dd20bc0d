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
 * How a clinic's own CSV tells the canonical columns; {@code docs/column-maps.md} describes the
 * file. Safe for all threads.
 */
public final class ColumnMap {
  private final TableFormat tableFormat;
  private final List<String> keys;
  private final Set<String> ignored;
  private final Set<String> placeholders;
  private final Map<String, ConversionSteps> cellSteps;
  private final Map<Column, ColumnRule> columns;

  /**
   * What the file is like around its cells.
   *
   * @param delimiter between cells; told from the header where empty
   * @param encoding where it is not UTF-8
   * @param zone of times without an offset; the clinic's where empty
   * @param source where visit ids and MRNs come from; the clinic itself where empty
   * @param skip rows above the header
   * @param names of the columns where the file has no header; empty where it has
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
   * A canonical column.
   *
   * @param rows how the rows of one visit contain it
   */
  record ColumnRule(ColumnSource source, RowCombination rows) {}

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
      TableFormat tableFormat,
      List<String> keys,
      List<String> ignored,
      List<String> placeholders,
      Map<String, ConversionSteps> cellSteps,
      Map<Column, ColumnRule> columns) {
    this.tableFormat = tableFormat;
    this.keys = List.copyOf(keys);
    this.ignored = ignored.stream().map(TableHeader::folded).collect(toUnmodifiableSet());
    this.placeholders = placeholders.stream().map(ValueTable::folded).collect(toUnmodifiableSet());
    this.cellSteps = Map.copyOf(cellSteps);
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
        ColumnMapFindingCodes.YAML,
        text -> ColumnMapParser.read(text, file.name()),
        problem -> new Result(Optional.empty(), List.of(problem)));
  }

  /**
   * @param name of the file, for places
   */
  public static Result read(String yaml, String name) {
    return ColumnMapParser.read(yaml, name);
  }

  public TableFormat tableFormat() {
    return tableFormat;
  }

  /** Whether several neighbouring rows may be one visit. */
  public boolean hasGroupedRows() {
    return !keys.isEmpty();
  }

  /**
   * The map on a table.
   *
   * @param source the table's name
   * @param row of the header
   * @param names the header's cells
   */
  BoundColumnMap bind(String source, long row, List<String> names) {
    return new BoundColumnMap(this, new TableHeader(source, row, names));
  }

  /** How many of the names the map knows; by this a delimiter is told. */
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
