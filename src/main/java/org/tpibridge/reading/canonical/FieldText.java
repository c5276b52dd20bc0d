package org.tpibridge.reading.canonical;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Supplier;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.Column;

/** Checks that hold for the text of every field, whatever it means. */
public final class FieldText {
  /** More than any note a clinic writes, and little enough for a resource. */
  public static final int MAX_CHARACTERS = 100_000;

  /** Ids end up in URLs, file names and indexes. */
  public static final int MAX_ID_CHARACTERS = 128;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private FieldText() {}

  /** The text without space around it; empty where it is blank, or has a problem, noted. */
  public static Optional<String> validated(
      Column column, String raw, RecordFindings recordFindings) {
    return validated(column, raw, () -> recordFindings.onField(column));
  }

  /** The same, where the text stands in a place of its own. */
  public static Optional<String> validated(Column column, String raw, FieldFindings findings) {
    return validated(column, raw, () -> findings);
  }

  private static Optional<String> validated(
      Column column, String raw, Supplier<FieldFindings> note) {
    boolean id = column == Column.VISIT_ID || column == Column.MRN;
    int limit = id ? MAX_ID_CHARACTERS : MAX_CHARACTERS;
    return validated(column.header(), limit, strip(raw), note);
  }

  /** The same for any text that has no space around it. */
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
                  + " characters; at most "
                  + limit
                  + " are read. Shorten it, or look for a missing quotation mark.");
      return Optional.empty();
    }
    int bad = firstInvalid(text);
    if (bad >= 0) {
      reportInvalid(text, bad, note.get());
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** Without white space around it, no-break spaces and byte order marks included. */
  public static String strip(String text) {
    return WhiteSpace.strip(text);
  }

  /** With one plain space wherever there is white space, and none around it. */
  public static String collapseSpaces(String text) {
    return WhiteSpace.collapse(text);
  }

  /** The first character that no FHIR string may hold, or that no text means. */
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
        "There is a control character (U+%04X) at character %d, which no text needs. Delete it."
            .formatted((int) c, at + 1);
    if (c >= '\u0080' && c <= '\u009f') {
      // The trace of a Windows-1252 text that something took for Latin-1.
      String meant = new String(new byte[] {(byte) c}, WINDOWS_1252);
      findings.error(
          ReadingFindingCodes.CONTROL_CHARACTER, message, text.replace(String.valueOf(c), meant));
    } else {
      findings.error(ReadingFindingCodes.CONTROL_CHARACTER, message);
    }
  }
}
