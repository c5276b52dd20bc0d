package org.tpibridge.source.hl7v2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * A message's text, in the character set that it names or, where that cannot be, in the one that
 * its bytes show.
 *
 * @param lines one a segment, the first MSH
 */
record MessageText(String text, Charset charset, List<String> lines, List<Finding> findings) {
  private static final int NAME = 3;

  static MessageText of(String source, Frame frame) {
    List<Finding> findings = new ArrayList<>();
    Place place = new Place.Segment(source, frame.number(), "MSH", 1, 18, 0);
    String told = Charsets.told(frame.bytes());
    Optional<Charset> named = told.isBlank() ? Optional.empty() : Charsets.named(told);
    Optional<String> text =
        named.flatMap(c -> Charsets.decoded(frame.bytes(), c)).filter(t -> t.startsWith("MSH"));
    Charset charset = text.isPresent() ? named.get() : Charsets.guess(frame.bytes());
    boolean plain = charset.equals(US_ASCII);
    if (text.isEmpty() && !plain && (!told.isBlank() || charset.equals(Charsets.WINDOWS_1252))) {
      findings.add(
          Finding.warning(
                  Codes.CHARSET,
                  (told.isBlank()
                          ? "MSH-18 names no character set, and the text is not UTF-8."
                          : "The text is not sound in the character set that MSH-18 names.")
                      + " It is read as "
                      + charset.name()
                      + "; look at the letters with accents.")
              .at(place));
    }
    String sound = text.orElseGet(() -> new String(frame.bytes(), charset));
    return new MessageText(sound, charset, lines(sound), findings);
  }

  /**
   * A line that does not start like a segment belongs to the one before: senders put line breaks
   * into text without escaping them.
   */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    char separator = text.charAt(NAME);
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\r', start);
      String line = text.substring(start, end < 0 ? text.length() : end);
      start = end < 0 ? text.length() : end + 1;
      if (isSegment(line, separator) || lines.isEmpty()) {
        lines.add(line);
      } else {
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + "\n" + line);
      }
    }
    return lines;
  }

  private static boolean isSegment(String line, char separator) {
    return line.length() >= NAME
        && isUpper(line.charAt(0))
        && isNamePart(line.charAt(1))
        && isNamePart(line.charAt(2))
        && (line.length() == NAME || line.charAt(NAME) == separator);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isNamePart(char c) {
    return isUpper(c) || (c >= '0' && c <= '9');
  }
}
