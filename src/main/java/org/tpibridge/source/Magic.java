package org.tpibridge.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/** Tells files apart by the bytes that they begin with. */
final class Magic {
  static final String SPREADSHEET =
      "This is a spreadsheet, not a CSV. Open it and save it as \"CSV UTF-8\".";

  /** A text has none of these; some are forgiven, because a stray one is told with its row. */
  private static final int FEW_NULS = 20;

  private Magic() {}

  static boolean isGzip(Head head) {
    return head.startsWith(0x1f, 0x8b);
  }

  static boolean isZip(Head head) {
    return head.startsWith('P', 'K', 3, 4) || head.startsWith('P', 'K', 5, 6);
  }

  /** Excel's old format, or a zip that holds a workbook. */
  static boolean isSpreadsheet(Head head) {
    if (head.startsWith(0xd0, 0xcf, 0x11, 0xe0)) {
      return true;
    }
    if (!isZip(head)) {
      return false;
    }
    String names = new String(head.bytes(), ISO_8859_1);
    return names.contains("[Content_Types].xml")
        || names.contains("mimetypeapplication/vnd.oasis.opendocument");
  }

  /** A message, a batch, or an MLLP frame; blank lines before it are forgiven. */
  static boolean isHl7(Head head) {
    byte[] bytes = head.bytes();
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

  /** What to say of a file that is none that is read. */
  static Optional<String> notATable(Head head) {
    if (head.startsWith('%', 'P', 'D', 'F')) {
      return Optional.of("This is a PDF. Export the visits as CSV or JSON.");
    }
    if (head.startsWith('<')) {
      return Optional.of("This is XML or HTML. Export the visits as CSV or JSON.");
    }
    if (head.startsWith('B', 'Z', 'h')
        || head.startsWith(0xfd, '7', 'z', 'X', 'Z')
        || head.startsWith('7', 'z', 0xbc, 0xaf)
        || head.startsWith(0x28, 0xb5, 0x2f, 0xfd)) {
      return Optional.of(
          "This is compressed in a way that is not read. Use gzip or zip, or unpack it.");
    }
    return nuls(head) > Math.max(FEW_NULS, head.bytes().length / 10)
        ? Optional.of(
            "This is not a text, or UTF-16 without a byte order mark. Save it as \"CSV UTF-8\".")
        : Optional.empty();
  }

  private static int nuls(Head head) {
    int nuls = 0;
    for (byte b : head.bytes()) {
      nuls += b == 0 ? 1 : 0;
    }
    return nuls;
  }
}
