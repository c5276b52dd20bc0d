package org.tpibridge.reading.canonical;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Supplier;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.Column;

/** Checks the text of any field: its length and its characters. */
public final class FieldText {
  /** Longer than any clinical note, and short enough for a resource. */
  public static final int MAX_CHARACTERS = 100_000;

  /** Ids end up in URLs, file names and indexes. */
  public static final int MAX_ID_CHARACTERS = 128;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private FieldText() {}

  /**
   * The text without surrounding space; empty if it is blank, or if it is not valid, which is
   * reported.
   */
  public static Optional<String> validated(
      Column column, String raw, RecordFindings recordFindings) {
    return validated(column, raw, () -> recordFindings.onField(column));
  }

  /** As above, for a text at another place. */
  public static Optional<String> validated(Column column, String raw, FieldFindings findings) {
    return validated(column, raw, () -> findings);
  }

  private static Optional<String> validated(
      Column column, String raw, Supplier<FieldFindings> note) {
    boolean id = column == Column.VISIT_ID || column == Column.MRN;
    int limit = id ? MAX_ID_CHARACTERS : MAX_CHARACTERS;
    return validated(column.header(), limit, strip(raw), note);
  }

  /** As above, for any text without surrounding space. */
  public static Optional<String> validated(
      String field, int limit, String raw, Supplier<FieldFindings> note) {
    String text = WhiteSpace.plainLineBreaks(raw);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() > limit) {
      note.get()
          .error(
              ReadingFindingCodes.TOO_LONG,
              field
                  + " has "
                  + text.length()
                  + " characters; the maximum is "
                  + limit
                  + ". Shorten it, or look for a missing quotation mark.");
      return Optional.empty();
    }
    int bad = firstInvalid(text);
    if (bad >= 0) {
      reportInvalid(text, bad, note.get());
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** The text without surrounding white space, including no-break spaces and byte order marks. */
  public static String strip(String text) {
    return WhiteSpace.strip(text);
  }

  /** The text with one plain space for each run of white space, and no surrounding space. */
  public static String collapseSpaces(String text) {
    return WhiteSpace.collapse(text);
  }

  /**
   * The index of the first character that is not valid in a FHIR string or in any text; -1 if there
   * is none.
   */
  private static int firstInvalid(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c > '~' && isInvalid(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isInvalid(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c <= '\u009f' || c == '\ufffe' || c == '\uffff';
  }

  private static void reportInvalid(String text, int at, FieldFindings findings) {
    char c = text.charAt(at);
    String message =
        "Control character (U+%04X) at character %d. Delete it.".formatted((int) c, at + 1);
    if (c >= '\u0080' && c <= '\u009f') {
      // Windows-1252 text that was decoded as Latin-1.
      String meant = new String(new byte[] {(byte) c}, WINDOWS_1252);
      findings.error(
          ReadingFindingCodes.CONTROL_CHARACTER, message, text.replace(String.valueOf(c), meant));
    } else {
      findings.error(ReadingFindingCodes.CONTROL_CHARACTER, message);
    }
  }
}
