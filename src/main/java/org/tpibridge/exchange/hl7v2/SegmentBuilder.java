package org.tpibridge.exchange.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the fields of a segment. Text is escaped for the separators {@code |^~\&}. */
final class SegmentBuilder {
  private static final String SEPARATORS = "|^&~\\";
  private static final String LETTERS = "FSTRE";

  private final String name;
  private final CharsetEncoder encoder;
  private final SortedMap<Integer, String> fields = new TreeMap<>();

  SegmentBuilder(String name, Charset charset) {
    this.name = name;
    this.encoder = charset.newEncoder();
  }

  /** Sets a field that already has its separators. */
  SegmentBuilder raw(int field, String value) {
    fields.put(field, value);
    return this;
  }

  /** Sets a field to a text. */
  SegmentBuilder text(int field, String value) {
    return raw(field, escaped(value));
  }

  /** Sets a field to components, each of them a text. */
  SegmentBuilder components(int field, String... components) {
    return raw(field, joined(components));
  }

  /** Components, each of them escaped; empty ones at the end are left out. */
  String joined(String... components) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < components.length; i++) {
      joined.append(i == 0 ? "" : "^").append(escaped(components[i]));
    }
    return withoutTrailing(joined.toString(), '^');
  }

  /** The segment with its end. */
  String build() {
    StringBuilder segment = new StringBuilder(name);
    boolean isHeader = name.equals("MSH");
    int last = fields.isEmpty() ? 0 : fields.lastKey();
    // MSH-1 is the separator itself.
    for (int field = isHeader ? 2 : 1; field <= last; field++) {
      segment.append('|').append(fields.getOrDefault(field, ""));
    }
    return withoutTrailing(segment.toString(), '|') + '\r';
  }

  static String withoutTrailing(String text, char separator) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == separator) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Controls would end a segment or a frame. What the character set does not have becomes "?". */
  String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(c -> escape(c, escaped));
    return escaped.toString();
  }

  private void escape(int c, StringBuilder escaped) {
    int index = SEPARATORS.indexOf(c);
    if (index >= 0) {
      escaped.append('\\').append(LETTERS.charAt(index)).append('\\');
    } else if (Character.isISOControl(c)) {
      escaped.append(' ');
    } else if (encoder.canEncode(Character.toString(c))) {
      escaped.appendCodePoint(c);
    } else {
      escaped.append('?');
    }
  }
}
