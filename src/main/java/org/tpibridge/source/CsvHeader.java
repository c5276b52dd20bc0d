package org.tpibridge.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.Nearest;
import org.tpibridge.visit.Column;

/** Which column of a table stands where. */
final class CsvHeader {
  private final String source;
  private final List<String> names;
  private final Original.Table table;
  private final Map<Column, Integer> positions = new EnumMap<>(Column.class);
  private final List<Finding> findings = new ArrayList<>();
  private final boolean handedBack;

  /**
   * @param row of the header
   * @param table with the header's cells as the file has them
   */
  CsvHeader(String source, long row, Original.Table table) {
    this.source = source;
    this.table = table;
    this.handedBack = HandedBack.endIn(table.header());
    this.names = table.header().stream().map(CellText::strip).toList();
    for (int i = 0; i < this.names.size(); i++) {
      String name = this.names.get(i);
      Place place = new Place.Cell(source, row, name);
      Optional<Column> column = Column.ofHeader(name.toLowerCase(Locale.ROOT));
      if (isOurs(i)) {
        continue;
      }
      if (column.isEmpty()) {
        unknown(name, place);
      } else if (positions.putIfAbsent(column.get(), i) != null) {
        findings.add(
            Finding.error(
                    Codes.DOUBLED_COLUMN,
                    "The column "
                        + name
                        + " stands twice in the header, so it is not clear which one counts."
                        + " Delete or rename one.")
                .at(place));
      }
    }
    missing(new Place.Cell(source, row, ""));
  }

  /** Errors make the whole table unreadable. */
  List<Finding> findings() {
    return findings;
  }

  Original.Table table() {
    return table;
  }

  int width() {
    return names.size();
  }

  /** The name at a position as the file has it; empty behind the last. */
  String nameAt(int position) {
    return position < names.size() ? names.get(position) : "";
  }

  /** Whether the table is a rejects file. */
  boolean isHandedBack() {
    return handedBack;
  }

  /**
   * Whether a row's cells can be told apart: there are as many as columns. Of a rejects file,
   * spreadsheets may have cut off or added blank cells at the end, where our columns are, so that
   * nothing there counts but what is not blank behind them.
   */
  boolean fits(List<String> cells) {
    return handedBack
        ? cells.size() >= width() - HandedBack.COLUMNS.size()
            && cells.stream().skip(width()).allMatch(String::isBlank)
        : cells.size() == width();
  }

  /** Whether a column of a visit stands at a position. */
  boolean isKnown(int position) {
    return positions.containsValue(position);
  }

  /** Whether it is one of those that a rejects file has and a visit does not. */
  boolean isOurs(int position) {
    return HandedBack.COLUMNS.contains(names.get(position));
  }

  /** The position of a column; -1 where the table does not have it. */
  int position(Column column) {
    Integer position = positions.get(column);
    return position == null ? -1 : position;
  }

  /** Where the fields of a row stand. */
  Places placesIn(long row) {
    return field -> {
      int position = position(field.column());
      return position < 0
          ? Optional.empty()
          : Optional.of(new Place.Cell(source, row, names.get(position)));
    };
  }

  private void unknown(String name, Place place) {
    if (name.isEmpty()) {
      return;
    }
    List<String> near = nearest(name);
    Finding finding =
        Finding.warning(
                Codes.UNKNOWN_COLUMN,
                "The column " + Quoted.of(name) + " is not known and is left out.")
            .at(place);
    findings.add(near.isEmpty() ? finding : finding.suggesting(near.get(0)));
  }

  private void missing(Place place) {
    List<String> missing =
        Arrays.stream(Column.values())
            .filter(c -> c.required() && !positions.containsKey(c))
            .map(Column::header)
            .toList();
    if (!missing.isEmpty()) {
      findings.add(
          Finding.error(
                  Codes.MISSING_COLUMN,
                  "The header lacks "
                      + String.join(", ", missing)
                      + ". The first row of the file must name the columns; visit_id, mrn,"
                      + " visit_start and sites are needed.")
              .at(place));
    }
  }

  private static List<String> nearest(String name) {
    return Nearest.of(name, Arrays.stream(Column.values()).map(Column::header).toList());
  }
}
