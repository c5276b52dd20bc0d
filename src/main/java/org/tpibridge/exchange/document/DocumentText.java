package org.tpibridge.exchange.document;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tpibridge.finding.PrintableText;

/** Text of a record as it is written in a document: visible characters, single spaces. */
final class DocumentText {
  private static final Pattern SPACE = Pattern.compile("(?U)\\s+");
  private static final int REPLACEMENT = 0xFFFD;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private DocumentText() {}

  /** A text of one line: line breaks become spaces. */
  static String line(String text) {
    return SPACE.matcher(visible(text)).replaceAll(" ").strip();
  }

  /** A text with its line breaks; empty lines at its ends are left out. */
  static String lines(String text) {
    return visible(text)
        .replaceAll("\r\n?", "\n")
        .lines()
        .map(line -> SPACE.matcher(line).replaceAll(" ").strip())
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /** Leaves out what is invisible: controls, and marks that change the direction of text. */
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
        .filter(DocumentText::isWritten)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static boolean isWritten(int c) {
    return Character.isWhitespace(c)
        || c == ZERO_WIDTH_JOINER
        || c == ZERO_WIDTH_NON_JOINER
        || PrintableText.isVisible(c);
  }
}
