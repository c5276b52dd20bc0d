package org.tpibridge.validation;

import java.util.Locale;
import org.tpibridge.validation.conformance.ContentBytes;

/** The format of a file with FHIR resources. */
public enum FhirFileFormat {
  JSON,
  XML,
  /** One JSON resource on each line. */
  NDJSON;

  /**
   * Determines the format of a file from its extension or, for other extensions, from its first
   * character: {@code <} is XML, anything else JSON.
   *
   * @param name the file's name, or {@code -}
   * @param start the first bytes of the content; white space and a byte order mark are skipped
   */
  public static FhirFileFormat of(String name, byte[] start) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "json" -> JSON;
      case "xml" -> XML;
      case "ndjson", "jsonl" -> NDJSON;
      default -> first(start) == '<' ? XML : JSON;
    };
  }

  private static int first(byte[] start) {
    int at = ContentBytes.afterByteOrderMark(start);
    while (at < start.length && Character.isWhitespace(start[at])) {
      at++;
    }
    return at < start.length ? start[at] : -1;
  }
}
