package org.tpibridge.exchange.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a document, before its layout.
 *
 * @param heading in lower case, except for the first letter
 */
record DocumentSection(String heading, List<Line> lines) {

  /** A line of a section; a layout may divide it. */
  sealed interface Line {}

  /** A value with its name. */
  record Field(String label, String value) implements Line {}

  /** An item of a list. */
  record Item(String text) implements Line {}

  /** A text, whose line breaks are those of the record. */
  record Paragraph(String text) implements Line {}

  /** The lines of a section that is being written. */
  static final class Lines {
    private final List<Line> lines = new ArrayList<>();

    Lines field(String label, String value) {
      lines.add(new Field(DocumentText.line(label), DocumentText.line(value)));
      return this;
    }

    Lines item(String text) {
      lines.add(new Item(DocumentText.line(text)));
      return this;
    }

    Lines paragraph(String text) {
      lines.add(new Paragraph(DocumentText.lines(text)));
      return this;
    }

    boolean isEmpty() {
      return lines.isEmpty();
    }

    DocumentSection under(String heading) {
      return new DocumentSection(heading, List.copyOf(lines));
    }
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "DocumentSection[" + heading + "]";
  }
}
