package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.assembly.ExtractedFields;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.RowCombination;
import org.tpibridge.reading.canonical.Identifier;
import org.tpibridge.reading.canonical.WhiteSpace;
import org.tpibridge.reading.csv.ContinuationRow;
import org.tpibridge.visit.Column;

/** A column map bound to the header of a table. */
final class BoundColumnMap {
  private static final String BETWEEN_KEYS = "\u001f";

  private final ColumnMap map;
  private final TableHeader header;
  private final Map<Column, ColumnSource.Bound> sources = new EnumMap<>(Column.class);
  private final Map<Integer, ConversionSteps> cellSteps = new HashMap<>();
  private final List<Integer> keys = new ArrayList<>();
  private final IdTemplateCells idCells;
  private final Map<Column, RowCombination> stated;

  BoundColumnMap(ColumnMap map, TableHeader header) {
    this.map = map;
    this.header = header;
    for (Column column : Column.values()) {
      ColumnMap.ColumnRule target = map.columns().get(column);
      if (target != null) {
        sources.put(column, target.source().bind(header));
      }
    }
    Map<Column, RowCombination> rows = new EnumMap<>(Column.class);
    map.columns().forEach((column, target) -> rows.put(column, target.rows()));
    stated = Map.copyOf(rows);
    map.keys().forEach(key -> header.require(List.of(key)).ifPresent(keys::add));
    idCells = new IdTemplateCells(map, header);
    map.cellSteps()
        .forEach(
            (name, conversion) ->
                header.find(List.of(name)).ifPresent(at -> cellSteps.put(at, conversion)));
  }

  /**
   * Findings about the header. Errors mean that the table does not match the map, so that no row
   * can be read.
   */
  public List<Finding> findings() {
    return header.findings(map.ignored());
  }

  /** Whether the map reads the column at a position. */
  public boolean isUsed(int position) {
    return header.isUsed(position);
  }

  /**
   * The columns with a value in a row that look like the amount of a drug, but are not read by the
   * map.
   */
  public List<String> unreadAmounts(MappedRow row) {
    return filled(header.unreadAmounts(), row);
  }

  /** The columns with a value in a row that look like a side, but are not read by the map. */
  public List<String> unreadSides(MappedRow row) {
    return filled(header.unreadSides(), row);
  }

  private List<String> filled(List<Integer> positions, MappedRow row) {
    return positions.stream()
        .filter(at -> !WhiteSpace.strip(row.cells().get(at)).isEmpty())
        .map(header::name)
        .toList();
  }

  /**
   * The key that groups the rows of one visit; empty if its cells are blank.
   *
   * @param cells those that could be read
   */
  public Optional<String> key(List<String> cells) {
    StringBuilder key = new StringBuilder();
    boolean stated = false;
    for (int at : keys) {
      String cell = at < cells.size() ? Identifier.normalized(cells.get(at)) : "";
      stated |= !cell.isEmpty();
      key.append(cell).append(BETWEEN_KEYS);
    }
    return stated ? Optional.of(key.toString()) : Optional.empty();
  }

  /**
   * Whether a row has sites or injectates, but no visit, patient or day.
   *
   * @param cells as many as the header has
   */
  public boolean continues(List<String> cells) {
    RowCells row = new RowCells(header, new MappedRow(0, cells), cellSteps, map.placeholders());
    return ContinuationRow.is(column -> isFilled(column, row));
  }

  private boolean isFilled(Column column, RowCells row) {
    ColumnSource.Bound source = sources.get(column);
    if (source == null) {
      return false;
    }
    ColumnResult result = new ColumnResult();
    source.extract(row, result);
    return result.isRejected()
        || result.values().stream().anyMatch(value -> !value.text().isBlank());
  }

  /**
   * Extracts the fields of one visit from its rows.
   *
   * @param rows each with as many cells as the header
   * @param normalizer of cells in the template of an id
   */
  public ExtractedFields extract(List<MappedRow> rows, IdCellNormalizer normalizer) {
    Map<Column, List<List<RawValue>>> byRow = new EnumMap<>(Column.class);
    Set<Finding> findings = new LinkedHashSet<>();
    Set<Column> rejected = EnumSet.noneOf(Column.class);
    List<RowCells> cells =
        rows.stream().map(r -> new RowCells(header, r, cellSteps, map.placeholders())).toList();
    sources.forEach(
        (column, source) -> {
          List<List<RawValue>> perRow = new ArrayList<>(rows.size());
          for (RowCells row : cells) {
            ColumnResult result = new ColumnResult();
            if (column != Column.BILLED_DRUGS || !row.isDiscarded()) {
              source.extract(isComposedId(column) ? read(row, normalizer) : row, result);
            }
            perRow.add(result.values());
            findings.addAll(result.findings());
            if (result.isRejected()) {
              rejected.add(column);
            }
          }
          byRow.put(
              column,
              RowComparison.COUNTED.contains(column) || stated.get(column) == RowCombination.ADD
                  ? perRow
                  : List.of(withoutRepeated(perRow)));
        });
    rows.stream().filter(this::ignoresUnits).map(this::discarded).forEach(findings::add);
    if (rows.size() == 1) {
      return new ExtractedFields(joined(byRow), List.copyOf(findings), rejected, stated);
    }
    RowComparison comparison = new RowComparison(header, rows, byRow, stated);
    findings.addAll(comparison.findings());
    return new ExtractedFields(
        joined(comparison.counted()), List.copyOf(findings), rejected, stated);
  }

  private boolean ignoresUnits(MappedRow row) {
    return header.isDiscarded(row)
        && (sources.containsKey(Column.BILLED_DRUGS) || sources.containsKey(Column.INJECTATES));
  }

  private Finding discarded(MappedRow row) {
    return Finding.information(
            ColumnMapFindingCodes.DISCARDED,
            "The modifier JW states that this amount was discarded. Its billed units are not"
                + " counted.")
        .at(new Place.Cell(header.source(), row.number(), ""));
  }

  private boolean isComposedId(Column column) {
    return (column == Column.VISIT_ID || column == Column.MRN)
        && map.columns().get(column).source() instanceof ColumnSource.Composed;
  }

  private RowCells read(RowCells row, IdCellNormalizer normalizer) {
    return row.reading((position, content) -> idCells.read(position, content, normalizer));
  }

  /** The values without those that repeat an earlier cell. */
  private static List<RawValue> withoutRepeated(List<List<RawValue>> stated) {
    List<RawValue> words = flat(stated);
    if (words.size() <= 1) {
      return words;
    }
    Set<String> texts = new HashSet<>();
    List<RawValue> first = new ArrayList<>(words.size());
    for (RawValue each : words) {
      if (texts.add(WhiteSpace.collapse(each.text()))) {
        first.add(each);
      }
    }
    return first;
  }

  private static Map<Column, List<RawValue>> joined(Map<Column, List<List<RawValue>>> byRow) {
    Map<Column, List<RawValue>> words = new EnumMap<>(Column.class);
    byRow.forEach((column, stated) -> words.put(column, flat(stated)));
    return words;
  }

  private static List<RawValue> flat(List<List<RawValue>> stated) {
    if (stated.size() == 1) {
      return stated.get(0);
    }
    List<RawValue> words = new ArrayList<>(stated.size());
    stated.forEach(words::addAll);
    return words;
  }
}
