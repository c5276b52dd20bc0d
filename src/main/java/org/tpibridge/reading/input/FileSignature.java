package org.tpibridge.reading.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/** Recognizes file types by their first bytes. */
public final class FileSignature {
  public static final String SPREADSHEET_MESSAGE =
      "This is a spreadsheet, not a CSV file. Open it and save it as \"CSV UTF-8\".";

  /** Text contains no NUL bytes; a few are tolerated here and reported with their row. */
  private static final int TOLERATED_NULS = 20;

  private FileSignature() {}

  public static boolean isGzip(InputPrefix prefix) {
    return prefix.startsWith(0x1f, 0x8b);
  }

  public static boolean isZip(InputPrefix prefix) {
    return prefix.startsWith('P', 'K', 3, 4) || prefix.startsWith('P', 'K', 5, 6);
  }

  /** The old Excel format, or a zip file that contains a workbook. */
  public static boolean isSpreadsheet(InputPrefix prefix) {
    if (prefix.startsWith(0xd0, 0xcf, 0x11, 0xe0)) {
      return true;
    }
    if (!isZip(prefix)) {
      return false;
    }
    String names = new String(prefix.bytes(), ISO_8859_1);
    return names.contains("[Content_Types].xml")
        || names.contains("mimetypeapplication/vnd.oasis.opendocument");
  }

  /** A message, a batch or an MLLP frame; blank lines before it are ignored. */
  public static boolean isHl7(InputPrefix prefix) {
    byte[] bytes = prefix.bytes();
    int at = 0;
    while (at < bytes.length && (bytes[at] == 0x0b || bytes[at] == '\r' || bytes[at] == '\n')) {
      at++;
    }
    if (bytes.length - at < 4 || Character.isLetterOrDigit(bytes[at + 3]) || bytes[at + 3] == ' ') {
      return false;
    }
    String segment = new String(bytes, at, 3, ISO_8859_1);
    return segment.equals("MSH") || segment.equals("FHS") || segment.equals("BHS");
  }

  /**
   * The message for a file in a format that is not supported; empty if the format may be supported.
   */
  public static Optional<String> unsupportedFormat(InputPrefix prefix) {
    if (prefix.startsWith('%', 'P', 'D', 'F')) {
      return Optional.of("This is a PDF. Export the visits as CSV or JSON.");
    }
    if (prefix.startsWith('<')) {
      return Optional.of("This is XML or HTML. Export the visits as CSV or JSON.");
    }
    if (prefix.startsWith('B', 'Z', 'h')
        || prefix.startsWith(0xfd, '7', 'z', 'X', 'Z')
        || prefix.startsWith('7', 'z', 0xbc, 0xaf)
        || prefix.startsWith(0x28, 0xb5, 0x2f, 0xfd)) {
      return Optional.of(
          "This compression format is not supported. Use gzip or zip, or unpack the file.");
    }
    return countNuls(prefix) > Math.max(TOLERATED_NULS, prefix.bytes().length / 10)
        ? Optional.of(
            "This is not a text file, or it is UTF-16 without a byte order mark. Save it as \"CSV"
                + " UTF-8\".")
        : Optional.empty();
  }

  private static int countNuls(InputPrefix prefix) {
    int nuls = 0;
    for (byte b : prefix.bytes()) {
      nuls += b == 0 ? 1 : 0;
    }
    return nuls;
  }
}
