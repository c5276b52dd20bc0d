package org.tpibridge.reading.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;

/** The layout of the values in a JSON input. */
public enum JsonLayout {
  /** {@code [{…}, {…}]}. */
  ARRAY,
  /** One value on each line. */
  LINES,
  /** One value or several in sequence, over any number of lines. */
  SEQUENCE;

  /** The layout by an input's first bytes; empty if the input is not JSON. */
  public static Optional<JsonLayout> of(InputPrefix prefix) {
    String text = new String(prefix.bytes(), ISO_8859_1);
    List<String> lines =
        text.lines().map(String::strip).filter(l -> !l.isEmpty()).limit(2).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String first = lines.get(0);
    return switch (first.charAt(0)) {
      case '[' -> Optional.of(ARRAY);
      case '{' -> Optional.of(isLineOfMany(first, lines, text) ? LINES : SEQUENCE);
      default -> Optional.empty();
    };
  }

  /**
   * Whether the value ends on its line, the next line begins another, or the first line is longer
   * than the prefix.
   */
  private static boolean isLineOfMany(String first, List<String> lines, String text) {
    return lines.size() > 1
        ? first.endsWith("}") || lines.get(1).startsWith("{")
        : text.length() >= InputPrefix.SIZE;
  }
}
