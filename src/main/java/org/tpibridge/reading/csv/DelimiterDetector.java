package org.tpibridge.reading.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.visit.Column;

/** Detects the delimiter of a table from its first line: the one that gives the most columns. */
public final class DelimiterDetector {
  public static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');

  private DelimiterDetector() {}

  public static char of(byte[] head) {
    return of(head, 0, CANDIDATES.get(0), DelimiterDetector::recognizedColumns);
  }

  /**
   * @param skip number of lines above the header that are not blank
   * @param usual the delimiter if no other gives more columns
   * @param recognized counts the recognized names of a header
   */
  public static char of(
      byte[] head, int skip, char usual, ToLongFunction<List<String>> recognized) {
    String line = filledLine(head, skip);
    char best = usual;
    long most = recognized.applyAsLong(names(line, usual));
    for (char candidate : CANDIDATES) {
      long count = recognized.applyAsLong(names(line, candidate));
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  public static List<String> names(String line, char delimiter) {
    return Arrays.stream(line.split(Pattern.quote(String.valueOf(delimiter)), -1))
        .map(cell -> FieldText.strip(cell.replace("\"", "")))
        .toList();
  }

  private static long recognizedColumns(List<String> names) {
    return names.stream()
        .filter(name -> Column.ofHeader(name.toLowerCase(Locale.ROOT)).isPresent())
        .count();
  }

  /** There may be blank lines above the header. */
  private static String filledLine(byte[] head, int skip) {
    return filled(head).skip(skip).findFirst().orElse("");
  }

  /** The first lines that are not blank. */
  public static List<String> filledLines(byte[] head, int most) {
    return filled(head).limit(most).toList();
  }

  private static Stream<String> filled(byte[] head) {
    return new String(head, ISO_8859_1).lines().filter(l -> !l.isBlank());
  }

  /** The first line that is not blank. */
  static String firstFilledLine(byte[] head) {
    return filledLine(head, 0);
  }

  /**
   * The delimiter that a first line such as {@code sep=;} declares; Excel reads and hides this
   * line.
   */
  public static Optional<Character> declared(byte[] head) {
    String line = firstLine(head);
    return line.length() == 5 && line.startsWith("sep=")
        ? Optional.of(line.charAt(4))
        : Optional.empty();
  }

  /** The length of the first line with its line break, in bytes. */
  public static int lineLength(byte[] head) {
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
