package org.tpibridge.source.columns;

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
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.telling.Identifier;
import org.tpibridge.source.telling.Rows;
import org.tpibridge.source.telling.Spaces;
import org.tpibridge.source.telling.Telling;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/** A column map on a table whose header is known. */
public final class BoundMap {
  private static final String BETWEEN_KEYS = "\u001f";

  private final ColumnMap map;
  private final Header header;
  private final Map<Column, Source.Bound> sources = new EnumMap<>(Column.class);
  private final Map<Integer, Steps> everywhere = new HashMap<>();
  private final List<Integer> keys = new ArrayList<>();
  private final IdCells idCells;
  private final Map<Column, Rows> stated;

  BoundMap(ColumnMap map, Header header) {
    this.map = map;
    this.header = header;
    for (Column column : Column.values()) {
      ColumnMap.Target target = map.columns().get(column);
      if (target != null) {
        sources.put(column, target.source().in(header));
      }
    }
    Map<Column, Rows> rows = new EnumMap<>(Column.class);
    map.columns().forEach((column, target) -> rows.put(column, target.rows()));
    stated = Map.copyOf(rows);
    map.keys().forEach(key -> header.need(List.of(key)).ifPresent(keys::add));
    idCells = new IdCells(map, header);
    map.cells()
        .forEach(
            (name, steps) -> header.find(List.of(name)).ifPresent(at -> everywhere.put(at, steps)));
  }

  /** Errors mean that the table does not fit the map; no row of it can be read. */
  public List<Finding> findings() {
    return header.findings(map.ignored());
  }

  /** Whether the map takes anything from a column. */
  public boolean uses(int position) {
    return header.isWanted(position);
  }

  /**
   * The columns that look like the amount of a drug, and are filled in a row, though the map reads
   * nothing from them.
   */
  public List<String> unreadAmounts(MappedRow row) {
    return filled(header.unreadAmounts(), row);
  }

  /** The columns that name a side and are filled in a row, though the map does not read them. */
  public List<String> unreadSides(MappedRow row) {
    return filled(header.unreadSides(), row);
  }

  private List<String> filled(List<Integer> positions, MappedRow row) {
    return positions.stream()
        .filter(at -> !Spaces.strip(row.cells().get(at)).isEmpty())
        .map(header::name)
        .toList();
  }

  /**
   * By what a row belongs to its neighbours; empty where these cells are blank.
   *
   * @param cells as far as they could be read
   */
  public Optional<String> key(List<String> cells) {
    StringBuilder key = new StringBuilder();
    boolean told = false;
    for (int at : keys) {
      String cell = at < cells.size() ? Identifier.normalized(cells.get(at)) : "";
      told |= !cell.isEmpty();
      key.append(cell).append(BETWEEN_KEYS);
    }
    return told ? Optional.of(key.toString()) : Optional.empty();
  }

  /**
   * Whether a row has sites or injectates, but neither visit nor patient nor day.
   *
   * @param cells as many as the header has
   */
  public boolean continues(List<String> cells) {
    Cells row = new Cells(header, new MappedRow(0, cells), everywhere, map.notTold());
    return Stream.of(Column.VISIT_ID, Column.MRN, Column.VISIT_START)
            .noneMatch(column -> isFilled(column, row))
        && Stream.of(Column.SITES, Column.INJECTATES).anyMatch(column -> isFilled(column, row));
  }

  private boolean isFilled(Column column, Cells row) {
    Source.Bound source = sources.get(column);
    if (source == null) {
      return false;
    }
    Outcome outcome = new Outcome();
    source.tell(row, outcome);
    return outcome.isRefused() || outcome.words().stream().anyMatch(w -> !w.text().isBlank());
  }

  /**
   * What the rows of one visit tell.
   *
   * @param rows each with as many cells as the header
   * @param meaning of cells that are in the template of an id
   */
  public Telling tell(List<MappedRow> rows, CellMeaning meaning) {
    Map<Column, List<List<Words>>> byRow = new EnumMap<>(Column.class);
    Set<Finding> findings = new LinkedHashSet<>();
    Set<Column> refused = EnumSet.noneOf(Column.class);
    List<Cells> cells =
        rows.stream().map(r -> new Cells(header, r, everywhere, map.notTold())).toList();
    sources.forEach(
        (column, source) -> {
          List<List<Words>> told = new ArrayList<>(rows.size());
          for (Cells row : cells) {
            Outcome outcome = new Outcome();
            if (column != Column.BILLED_DRUGS || !row.isDiscarded()) {
              source.tell(isComposedId(column) ? read(row, meaning) : row, outcome);
            }
            told.add(outcome.words());
            findings.addAll(outcome.findings());
            if (outcome.isRefused()) {
              refused.add(column);
            }
          }
          byRow.put(
              column,
              RowComparison.COUNTED.contains(column) || stated.get(column) == Rows.ADD
                  ? told
                  : List.of(once(told)));
        });
    rows.stream().filter(this::leavesOutUnits).map(this::discarded).forEach(findings::add);
    if (rows.size() == 1) {
      return new Telling(joined(byRow), List.copyOf(findings), refused, stated);
    }
    RowComparison comparison = new RowComparison(header, rows, byRow, stated);
    findings.addAll(comparison.findings());
    return new Telling(joined(comparison.counted()), List.copyOf(findings), refused, stated);
  }

  private boolean leavesOutUnits(MappedRow row) {
    return header.isDiscarded(row)
        && (sources.containsKey(Column.BILLED_DRUGS) || sources.containsKey(Column.INJECTATES));
  }

  private Finding discarded(MappedRow row) {
    return Finding.information(
            Codes.DISCARDED,
            "The modifier JW states that this amount was discarded. Its billed units are not"
                + " counted.")
        .at(new Place.Cell(header.source(), row.number(), ""));
  }

  private boolean isComposedId(Column column) {
    return (column == Column.VISIT_ID || column == Column.MRN)
        && map.columns().get(column).source() instanceof Source.Composed;
  }

  private Cells read(Cells row, CellMeaning meaning) {
    return row.reading((position, piece) -> idCells.read(position, piece, meaning));
  }

  /** Without what an earlier cell contains as well. */
  private static List<Words> once(List<List<Words>> told) {
    List<Words> words = flat(told);
    if (words.size() <= 1) {
      return words;
    }
    Set<String> texts = new HashSet<>();
    List<Words> first = new ArrayList<>(words.size());
    for (Words each : words) {
      if (texts.add(Spaces.squeeze(each.text()))) {
        first.add(each);
      }
    }
    return first;
  }

  private static Map<Column, List<Words>> joined(Map<Column, List<List<Words>>> byRow) {
    Map<Column, List<Words>> words = new EnumMap<>(Column.class);
    byRow.forEach((column, told) -> words.put(column, flat(told)));
    return words;
  }

  private static List<Words> flat(List<List<Words>> told) {
    if (told.size() == 1) {
      return told.get(0);
    }
    List<Words> words = new ArrayList<>(told.size());
    told.forEach(words::addAll);
    return words;
  }
}
