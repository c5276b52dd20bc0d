package org.tpibridge.reading.input;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tpibridge.finding.Place;

/**
 * A piece of an input as it came: what a visit was read from, to be handed back where the visit is
 * rejected. A visit of several rows or messages has several. Never in a log.
 */
public sealed interface OriginalRecord {

  /** Where the piece stands. */
  Place place();

  /**
   * A table that rows are of; one instance for all of its rows.
   *
   * @param header the cells of its first row, as read
   * @param delimiter what separates cells
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
   * @param rest what of the row could not be split into cells, as it stands in the input; empty
   *     where all could
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

    /** Not the cells. */
    @Override
    public String toString() {
      return "Row[" + place.description() + "]";
    }
  }

  /**
   * A text of its own: a JSON value, an HL7 v2 message.
   *
   * @param format that all texts of one file have
   * @param charset that it was read in, which the text itself may name
   */
  record Text(Place place, TextFormat format, String text, Charset charset)
      implements OriginalRecord {
    public Text {
      requireNonNull(place);
      requireNonNull(format);
      requireNonNull(text);
      requireNonNull(charset);
    }

    /** A text that any encoding may hold; in UTF-8. */
    public Text(Place place, TextFormat format, String text) {
      this(place, format, text, StandardCharsets.UTF_8);
    }

    /** Not the text. */
    @Override
    public String toString() {
      return "Text[" + place.description() + "]";
    }
  }

  /** How texts follow each other in a file. */
  enum TextFormat {
    /** One value a line. */
    JSON,
    /** Messages behind each other, segments ended by carriage returns. */
    HL7_V2
  }
}
