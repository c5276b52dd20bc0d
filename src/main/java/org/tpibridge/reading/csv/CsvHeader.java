package org.tpibridge.reading.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.PlaceLookup;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.terminology.SimilarWords;
import org.tpibridge.visit.Column;

/** Finds the positions of the columns of a table. */
final class CsvHeader {
  private final CsvTable table;
  private final Map<Column, Integer> positions = new EnumMap<>(Column.class);
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param row of the header
   */
  CsvHeader(CsvTable table, long row) {
    this.table = table;
    for (int i = 0; i < table.width(); i++) {
      String name = table.nameAt(i);
      Place place = new Place.Cell(table.source(), row, name);
      Optional<Column> column = Column.ofHeader(name.toLowerCase(Locale.ROOT));
      if (table.isRejectsColumn(i)) {
        continue;
      }
      if (column.isEmpty()) {
        unknown(name, place);
      } else if (positions.putIfAbsent(column.get(), i) != null) {
        findings.add(
            Finding.error(
                    ReadingFindingCodes.DUPLICATE_COLUMN,
                    "The column "
                        + name
                        + " is listed twice in the header. Delete or rename one of the two.")
                .at(place));
      }
    }
    if (positions.isEmpty()) {
      noHeader(table.place(row));
    } else {
      missing(table.place(row));
    }
  }

  /** Findings about the header; with an error the whole table is unreadable. */
  List<Finding> findings() {
    return findings;
  }

  /** Whether the column at a position is a field of a visit. */
  boolean isRecognized(int position) {
    return positions.containsValue(position);
  }

  /** The position of a column; -1 if the table does not have it. */
  int position(Column column) {
    Integer position = positions.get(column);
    return position == null ? -1 : position;
  }

  /** The places of the fields of a row. */
  PlaceLookup placesIn(long row) {
    return field -> {
      int position = position(field.column());
      return position < 0
          ? Optional.empty()
          : Optional.of(new Place.Cell(table.source(), row, table.nameAt(position)));
    };
  }

  private void unknown(String name, Place place) {
    if (name.isEmpty()) {
      return;
    }
    List<String> near = nearest(name);
    Finding finding =
        Finding.warning(
                ReadingFindingCodes.UNKNOWN_COLUMN,
                "The column " + QuotedText.of(name) + " is not recognized and was ignored.")
            .at(place);
    findings.add(near.isEmpty() ? finding : finding.withSuggestion(near.get(0)));
  }

  /** The first row may be patient data and is not quoted. */
  private void noHeader(Place place) {
    findings.clear();
    findings.add(
        Finding.error(
                ReadingFindingCodes.MISSING_COLUMN,
                "The first row contains no recognized column names. If the file has no header, add"
                    + " one with at least visit_id, mrn, visit_start and sites. If its columns have"
                    + " other names, create a column map: tpi-bridge map-columns FILE.")
            .at(place));
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
                  ReadingFindingCodes.MISSING_COLUMN,
                  "Missing in the header: "
                      + String.join(", ", missing)
                      + ". The first row of the file must name the columns; visit_id, mrn,"
                      + " visit_start and sites are required.")
              .at(place));
    }
  }

  private static List<String> nearest(String name) {
    return SimilarWords.to(name, Arrays.stream(Column.values()).map(Column::header).toList());
  }
}
