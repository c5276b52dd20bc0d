package org.tpibridge.reading.input;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tpibridge.finding.Place;

/**
 * A piece of an input, unchanged: what a visit was read from, to write to the rejects file if the
 * visit is rejected. A visit of several rows or messages has several. Never logged.
 */
public sealed interface OriginalRecord {

  /** The place of the piece in the input. */
  Place place();

  /**
   * The table that rows belong to; one instance for all rows.
   *
   * @param header the cells of its first row, as read
   * @param delimiter the character between cells
   */
  record Table(List<String> header, char delimiter) {
    public Table {
      header = List.copyOf(header);
    }
  }

  /**
   * A row of a table.
   *
   * @param cells as read, without the quotation marks around them; may be more or fewer than the
   *     header has
   * @param rest the part of the row that could not be split into cells, unchanged; empty if the
   *     whole row was split
   */
  record CsvRow(Place place, Table table, List<String> cells, String rest)
      implements OriginalRecord {
    public CsvRow {
      requireNonNull(place);
      requireNonNull(table);
      cells = List.copyOf(cells);
      requireNonNull(rest);
    }

    public CsvRow(Place place, Table table, List<String> cells) {
      this(place, table, cells, "");
    }

    /** Without the cells, which are patient data. */
    @Override
    public String toString() {
      return "CsvRow[" + place.description() + "]";
    }
  }

  /**
   * A separate text: a JSON value or an HL7 v2 message.
   *
   * @param format of all texts of a file
   * @param charset in which the text was read; the text itself may name it
   */
  record Text(Place place, TextFormat format, String text, Charset charset)
      implements OriginalRecord {
    public Text {
      requireNonNull(place);
      requireNonNull(format);
      requireNonNull(text);
      requireNonNull(charset);
    }

    /** A text in UTF-8. */
    public Text(Place place, TextFormat format, String text) {
      this(place, format, text, StandardCharsets.UTF_8);
    }

    /** Without the text, which is patient data. */
    @Override
    public String toString() {
      return "Text[" + place.description() + "]";
    }
  }

  /** The layout of texts in a file. */
  enum TextFormat {
    /** One value on each line. */
    JSON,
    /** Messages one after the other, with segments that end with carriage returns. */
    HL7_V2
  }
}
