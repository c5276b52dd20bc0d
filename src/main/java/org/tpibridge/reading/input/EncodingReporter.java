package org.tpibridge.reading.input;

import java.util.List;

/**
 * Says, once an input, that its text was taken as Windows-1252, and once that it mixes that with
 * UTF-8. The decision is made for each record, so that neither loses a letter.
 */
public final class EncodingReporter {
  private final boolean windowsIsExpected;
  private boolean foundWindows;
  private boolean foundUtf8;
  private boolean mixReported;

  public EncodingReporter() {
    this(false);
  }

  /**
   * @param windowsIsExpected whether Windows-1252 is nothing to speak of
   */
  public EncodingReporter(boolean windowsIsExpected) {
    this.windowsIsExpected = windowsIsExpected;
  }

  /** Notes what a record with this encoding and texts changes. */
  public void report(TextEncoding encoding, List<String> texts, FieldFindings findings) {
    if (encoding == TextEncoding.WINDOWS_1252) {
      if (texts.stream().anyMatch(text -> text.indexOf('\ufffd') >= 0)) {
        findings.error(
            ReadingFindingCodes.ENCODING,
            "There are bytes here that are neither UTF-8 nor Windows-1252. Save the file as UTF-8.");
      }
      if (!foundWindows && !windowsIsExpected) {
        findings.warning(
            ReadingFindingCodes.ENCODING,
            "The text is not UTF-8 from here on and is read as Windows-1252. Look at the letters"
                + " with accents; better, save the file as UTF-8.");
      }
      foundWindows = true;
    } else if (encoding == TextEncoding.UTF_8_TEXT) {
      foundUtf8 = true;
    }
    if (foundWindows && foundUtf8 && !mixReported) {
      mixReported = true;
      findings.warning(
          ReadingFindingCodes.ENCODING,
          "The input mixes UTF-8 and Windows-1252. Each record is read as what it is; look at the"
              + " letters with accents.");
    }
  }
}
