package org.tpibridge.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tpibridge.visit.Column;

/** Tells from a table's first line what separates its cells: the one that gives most columns. */
final class Delimiter {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};

  private Delimiter() {}

  static char of(byte[] head) {
    String line = firstFilledLine(head);
    char best = CANDIDATES[0];
    long most = 0;
    for (char candidate : CANDIDATES) {
      long known = knownColumns(line, candidate);
      if (known > most) {
        most = known;
        best = candidate;
      }
    }
    return best;
  }

  private static long knownColumns(String line, char delimiter) {
    return Arrays.stream(line.split(Pattern.quote(String.valueOf(delimiter)), -1))
        .map(cell -> CellText.strip(cell.replace("\"", "")).toLowerCase(Locale.ROOT))
        .filter(name -> Column.ofHeader(name).isPresent())
        .count();
  }

  /** Blank lines may stand above the header. */
  private static String firstFilledLine(byte[] head) {
    return new String(head, ISO_8859_1).lines().filter(l -> !l.isBlank()).findFirst().orElse("");
  }

  /** What a first line such as {@code sep=;} says, which Excel understands and hides. */
  static Optional<Character> told(byte[] head) {
    String line = firstLine(head);
    return line.length() == 5 && line.startsWith("sep=")
        ? Optional.of(line.charAt(4))
        : Optional.empty();
  }

  /** The first line with its end, in bytes. */
  static int lineLength(byte[] head) {
    int end = firstLine(head).length();
    if (end + 1 < head.length && head[end] == '\r' && head[end + 1] == '\n') {
      return end + 2;
    }
    return Math.min(end + 1, head.length);
  }

  private static String firstLine(byte[] head) {
    int end = 0;
    while (end < head.length && head[end] != '\n' && head[end] != '\r') {
      end++;
    }
    return new String(head, 0, end, ISO_8859_1);
  }
}
