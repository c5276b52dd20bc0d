package org.tpibridge.source;

import java.util.List;

/**
 * Says, once an input, that its text was taken as Windows-1252, and once that it mixes that with
 * UTF-8. The decision is made for each record, so that neither loses a letter.
 */
final class EncodingWatch {
  private final boolean windowsExpected;
  private boolean windowsSeen;
  private boolean utf8Seen;
  private boolean mixTold;

  EncodingWatch() {
    this(false);
  }

  /**
   * @param windowsExpected whether Windows-1252 is nothing to speak of
   */
  EncodingWatch(boolean windowsExpected) {
    this.windowsExpected = windowsExpected;
  }

  /** Notes what a record with this encoding and texts changes. */
  void see(Encoding encoding, List<String> texts, Note note) {
    if (encoding == Encoding.WINDOWS_1252) {
      if (texts.stream().anyMatch(text -> text.indexOf('\ufffd') >= 0)) {
        note.error(
            Codes.ENCODING,
            "There are bytes here that are neither UTF-8 nor Windows-1252. Save the file as UTF-8.");
      }
      if (!windowsSeen && !windowsExpected) {
        note.warning(
            Codes.ENCODING,
            "The text is not UTF-8 from here on and is read as Windows-1252. Look at the letters"
                + " with accents; better, save the file as UTF-8.");
      }
      windowsSeen = true;
    } else if (encoding == Encoding.UTF_8_TEXT) {
      utf8Seen = true;
    }
    if (windowsSeen && utf8Seen && !mixTold) {
      mixTold = true;
      note.warning(
          Codes.ENCODING,
          "The input mixes UTF-8 and Windows-1252. Each record is read as what it is; look at the"
              + " letters with accents.");
    }
  }
}
