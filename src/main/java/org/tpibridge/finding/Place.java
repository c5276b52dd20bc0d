package org.tpibridge.finding;

/** Where in an input something stands, in the terms of somebody who opens that input. */
public sealed interface Place {

  /** The input's name as the user gave it: a file's name, or {@code -} for standard input. */
  String source();

  /** One line for a report, such as {@code visits.csv row 5, column sites}. */
  default String description() {
    return source() + (locationInSource().isEmpty() ? "" : " " + locationInSource());
  }

  /** The same without the input's name, which may name a patient: {@code row 5, column sites}. */
  String locationInSource();

  /**
   * A cell of a table.
   *
   * @param source the input's name
   * @param row the record's number as a spreadsheet shows it: the header is row 1; a quoted line
   *     break does not start a new row
   * @param column the column's header as the file has it; empty where the whole row is meant
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
   * @param source the input's name
   * @param line counted from 1
   * @param column counted from 1, in characters
   * @param pointer a JSON pointer (RFC 6901) where the format has one, else empty
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
   * @param source the input's name
   * @param message counted from 1
   * @param segment its name, such as {@code OBX}; empty where the whole message is meant
   * @param occurrence of segments of that name in the message, counted from 1
   * @param field as HL7 numbers it; 0 where the whole segment is meant
   * @param component as HL7 numbers it; 0 where the whole field is meant
   */
  record Segment(
      String source, long message, String segment, int occurrence, int field, int component)
      implements Place {
    @Override
    public String locationInSource() {
      return "message " + message + (segment.isEmpty() ? "" : ", " + path());
    }

    /** As people of HL7 write it: {@code PID-5.1}, {@code OBX[2]-5}. */
    public String path() {
      return segment
          + (occurrence > 1 ? "[" + occurrence + "]" : "")
          + (field > 0 ? "-" + field : "")
          + (component > 0 ? "." + component : "");
    }
  }

  /**
   * A whole input, where nothing narrower can be told.
   *
   * @param source the input's name
   */
  record Whole(String source) implements Place {
    @Override
    public String locationInSource() {
      return "";
    }
  }
}
