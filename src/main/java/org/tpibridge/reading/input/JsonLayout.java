package org.tpibridge.reading.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;

/** How the values of a JSON input follow each other. */
public enum JsonLayout {
  /** {@code [{…}, {…}]}. */
  ARRAY,
  /** One value a line. */
  LINES,
  /** One value, or several in sequence, over any number of lines. */
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

  /** A visit ends on its line, or the next line begins another, or there is one line only. */
  private static boolean isLineOfMany(String first, List<String> lines, String text) {
    return lines.size() > 1
        ? first.endsWith("}") || lines.get(1).startsWith("{")
        : text.length() >= InputPrefix.SIZE;
  }
}
