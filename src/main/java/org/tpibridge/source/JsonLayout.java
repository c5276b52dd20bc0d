package org.tpibridge.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import org.tpibridge.source.JsonFrames.Layout;

/** Tells JSON, and how its values follow each other, from an input's first bytes. */
final class JsonLayout {
  private JsonLayout() {}

  /** Empty where this is not JSON. */
  static Optional<Layout> of(Head head) {
    String text = new String(head.bytes(), ISO_8859_1);
    List<String> lines =
        text.lines().map(String::strip).filter(l -> !l.isEmpty()).limit(2).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String first = lines.get(0);
    return switch (first.charAt(0)) {
      case '[' -> Optional.of(Layout.ARRAY);
      case '{' -> Optional.of(isLineOfMany(first, lines, text) ? Layout.LINES : Layout.SEQUENCE);
      default -> Optional.empty();
    };
  }

  /** A visit ends on its line, or the next line begins another, or there is one line only. */
  private static boolean isLineOfMany(String first, List<String> lines, String text) {
    return lines.size() > 1
        ? first.endsWith("}") || lines.get(1).startsWith("{")
        : text.length() >= Head.SIZE;
  }
}
