package org.tpibridge.finding;

/** Locates something in an input in the terms of a user who opens that input. */
public sealed interface Place {

  /** The name of the input as the user gave it: a file name, or {@code -} for standard input. */
  String source();

  /** Returns one line for a report, such as {@code visits.csv row 5, column sites}. */
  default String description() {
    return source() + (locationInSource().isEmpty() ? "" : " " + locationInSource());
  }

  /**
   * Returns the description without the input's name, which may identify a patient: {@code row 5,
   * column sites}.
   */
  String locationInSource();

  /**
   * A cell or row of a table.
   *
   * @param source the name of the input
   * @param row the row number as a spreadsheet shows it; the header is row 1, and a quoted line
   *     break does not start a new row
   * @param column the column header as written in the file; empty for the whole row
   */
  record Cell(String source, long row, String column) implements Place {
    @Override
    public String locationInSource() {
      return "row " + row + (column.isEmpty() ? "" : ", column " + column);
    }
  }

  /**
   * A place in a text such as JSON or XML.
   *
   * @param source the name of the input
   * @param line the line number, counted from 1
   * @param column the column in the line, counted from 1, in characters
   * @param pointer a JSON pointer (RFC 6901), or empty if the format has none
   */
  record Text(String source, long line, long column, String pointer) implements Place {
    @Override
    public String description() {
      return source + ":" + locationInSource();
    }

    @Override
    public String locationInSource() {
      return line + ":" + column + (pointer.isEmpty() ? "" : " " + pointer);
    }
  }

  /**
   * A place in an HL7 v2 message.
   *
   * @param source the name of the input
   * @param message the number of the message, counted from 1
   * @param segment the segment name, such as {@code OBX}; empty for the whole message
   * @param occurrence which of the segments with that name in the message, counted from 1
   * @param field the field number in HL7; 0 for the whole segment
   * @param component the component number in HL7; 0 for the whole field
   */
  record Segment(
      String source, long message, String segment, int occurrence, int field, int component)
      implements Place {
    @Override
    public String locationInSource() {
      return "message " + message + (segment.isEmpty() ? "" : ", " + path());
    }

    /** Returns the usual HL7 notation: {@code PID-5.1}, {@code OBX[2]-5}. */
    public String path() {
      return segment
          + (occurrence > 1 ? "[" + occurrence + "]" : "")
          + (field > 0 ? "-" + field : "")
          + (component > 0 ? "." + component : "");
    }
  }

  /**
   * A whole input, for a finding that has no more precise place.
   *
   * @param source the name of the input
   */
  record Whole(String source) implements Place {
    @Override
    public String locationInSource() {
      return "";
    }
  }

  /**
   * Resources of a FHIR server.
   *
   * @param source the name of the server
   * @param references such as {@code Observation/7}
   */
  record OnServer(String source, String references) implements Place {
    @Override
    public String locationInSource() {
      return references;
    }
  }
}
