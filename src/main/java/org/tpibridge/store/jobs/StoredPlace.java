package org.tpibridge.store.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.finding.Place;
import org.tpibridge.store.database.ColumnValues;

/**
 * A place in the input of a job, as it is stored: without the name of the input, which the job has.
 *
 * @param entry the file in an archive; empty if the input is not an archive
 * @param number of the row, line or message, from 1; empty for other kinds
 * @param column in the line, from 1; empty for other kinds
 * @param part the header of the column, the JSON pointer, the segment and field ({@code PID-5.1}),
 *     or the references; empty if the place is not that precise
 */
public record StoredPlace(
    Optional<String> entry, PlaceKind kind, OptionalLong number, OptionalLong column, String part) {

  /** How a place is described. */
  public enum PlaceKind {
    /** A row of a table; the header is row 1. */
    ROW,
    /** A line of a text such as JSON. */
    LINE,
    /** A message of HL7 v2. */
    MESSAGE,
    /** The whole input, or a whole file of an archive. */
    WHOLE,
    /** Resources of a FHIR server. */
    SERVER
  }

  public static StoredPlace of(Place place) {
    return of(place, Optional.empty());
  }

  /**
   * @param entry the file in an archive, if the input is one
   */
  public static StoredPlace of(Place place, Optional<String> entry) {
    if (place instanceof Place.Cell cell) {
      return new StoredPlace(
          entry, PlaceKind.ROW, OptionalLong.of(cell.row()), OptionalLong.empty(), cell.column());
    }
    if (place instanceof Place.Text text) {
      return new StoredPlace(
          entry,
          PlaceKind.LINE,
          OptionalLong.of(text.line()),
          OptionalLong.of(text.column()),
          text.pointer());
    }
    if (place instanceof Place.Segment segment) {
      return new StoredPlace(
          entry,
          PlaceKind.MESSAGE,
          OptionalLong.of(segment.message()),
          OptionalLong.empty(),
          segment.segment().isEmpty() ? "" : segment.path());
    }
    return new StoredPlace(
        entry,
        place instanceof Place.OnServer ? PlaceKind.SERVER : PlaceKind.WHOLE,
        OptionalLong.empty(),
        OptionalLong.empty(),
        place.locationInSource());
  }

  /** The place of a whole HL7 v2 message. */
  public static StoredPlace ofMessage(long number) {
    return new StoredPlace(
        Optional.empty(), PlaceKind.MESSAGE, OptionalLong.of(number), OptionalLong.empty(), "");
  }

  /** Reads the columns {@code place_…}, which must not be null. */
  static StoredPlace of(ResultSet row, Optional<String> entry) throws SQLException {
    return new StoredPlace(
        entry,
        ColumnValues.enumWord(row, "place_kind", PlaceKind.class),
        ColumnValues.optionalLong(row, "place_number"),
        ColumnValues.optionalLong(row, "place_column"),
        row.getString("place_part"));
  }

  /** Returns the place as reports show it: {@code row 5}, {@code row 5 of 2019.csv}. */
  public String text() {
    String within = place().locationInSource();
    if (entry.isEmpty()) {
      return within;
    }
    return within.isEmpty() ? entry.get() : within + " of " + entry.get();
  }

  private Place place() {
    return switch (kind) {
      case ROW -> new Place.Cell("", number.orElse(0), part);
      case LINE -> new Place.Text("", number.orElse(0), column.orElse(0), part);
      case MESSAGE -> new Place.Segment("", number.orElse(0), part, 1, 0, 0);
      case WHOLE -> new Place.Whole("");
      case SERVER -> new Place.OnServer("", part);
    };
  }

  /** Without names of files and columns, which may contain patient data. */
  @Override
  public String toString() {
    return "StoredPlace[" + kind + (number.isPresent() ? " " + number.getAsLong() : "") + "]";
  }
}
