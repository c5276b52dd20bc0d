package org.tpibridge.reading.input;

import java.util.List;

/**
 * Reports, once for each input, that text was read as Windows-1252, and once that an input mixes
 * Windows-1252 and UTF-8. The encoding is detected for each record, so that no character is lost.
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
   * @param windowsIsExpected whether Windows-1252 is the expected encoding and is not reported
   */
  public EncodingReporter(boolean windowsIsExpected) {
    this.windowsIsExpected = windowsIsExpected;
  }

  /** Reports what is new with a record in this encoding. */
  public void report(TextEncoding encoding, List<String> texts, FieldFindings findings) {
    if (encoding == TextEncoding.WINDOWS_1252) {
      if (texts.stream().anyMatch(text -> text.indexOf('\ufffd') >= 0)) {
        findings.error(
            ReadingFindingCodes.ENCODING,
            "The text contains bytes that are neither UTF-8 nor Windows-1252. Save the file as"
                + " UTF-8.");
      }
      if (!foundWindows && !windowsIsExpected) {
        findings.warning(
            ReadingFindingCodes.ENCODING,
            "The text is not UTF-8 from this point on and is read as Windows-1252. Check the"
                + " letters with accents, or save the file as UTF-8.");
      }
      foundWindows = true;
    } else if (encoding == TextEncoding.UTF_8_TEXT) {
      foundUtf8 = true;
    }
    if (foundWindows && foundUtf8 && !mixReported) {
      mixReported = true;
      findings.warning(
          ReadingFindingCodes.ENCODING,
          "The input mixes UTF-8 and Windows-1252. The encoding is detected for each record. Check"
              + " the letters with accents.");
    }
  }
}
