package org.tpibridge.exchange.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a document as text for screens with a fixed width. */
final class PlainTextLayout {
  static final int WIDTH = 80;

  private static final String INDENT = "  ";
  private static final int LONGEST_LABEL = 32;
  private static final LineWrapper WRAPPER = new LineWrapper(PlainTextLayout::columns);

  private final List<String> lines = new ArrayList<>();

  private PlainTextLayout() {}

  static String text(DocumentContent content) {
    PlainTextLayout layout = new PlainTextLayout();
    layout.add("", content.title().toUpperCase(Locale.ROOT), "");
    layout.lines.add("=".repeat(WIDTH));
    content.notices().forEach(notice -> layout.add("", notice, ""));
    content.sections().forEach(layout::section);
    return String.join("\n", layout.lines) + "\n";
  }

  private void section(DocumentSection section) {
    lines.add("");
    add("", section.heading().toUpperCase(Locale.ROOT), "");
    int labels = labelWidth(section);
    for (DocumentSection.Line line : section.lines()) {
      if (line instanceof DocumentSection.Field field) {
        field(field, labels);
      } else if (line instanceof DocumentSection.Item item) {
        add(INDENT + "- ", item.text(), INDENT + INDENT);
      } else if (line instanceof DocumentSection.Paragraph paragraph) {
        add(INDENT, paragraph.text(), INDENT);
      }
    }
  }

  private static int labelWidth(DocumentSection section) {
    return section.lines().stream()
        .filter(DocumentSection.Field.class::isInstance)
        .mapToInt(line -> columns(((DocumentSection.Field) line).label()))
        .filter(width -> width <= LONGEST_LABEL)
        .max()
        .orElse(0);
  }

  private void field(DocumentSection.Field field, int labels) {
    String label = INDENT + field.label();
    int width = columns(field.label());
    if (width > labels) {
      add(INDENT, field.label() + ":", INDENT);
      add(INDENT + INDENT, field.value(), INDENT + INDENT);
      return;
    }
    String first = label + " ".repeat(labels - width) + INDENT;
    add(first, field.value(), " ".repeat(columns(first)));
  }

  /** Adds a text with its indentation; empty lines have none. */
  private void add(String first, String text, String following) {
    List<String> wrapped = WRAPPER.wrap(text, WIDTH - columns(first));
    for (int i = 0; i < wrapped.size(); i++) {
      lines.add(((i == 0 ? first : following) + wrapped.get(i)).stripTrailing());
    }
  }

  /** The columns that a text fills on a screen: two for ideographs, none for combining marks. */
  static int columns(String text) {
    return text.codePoints().map(PlainTextLayout::columns).sum();
  }

  private static int columns(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /** East Asian Width W and F (Unicode Standard Annex 11), in blocks. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1F64F)
        || (c >= 0x1F900 && c <= 0x1F9FF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
