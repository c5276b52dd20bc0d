package org.tpibridge.reading.hl7v2.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.canonical.WhiteSpace;

/**
 * The text of a message, decoded with the character set in MSH-18 or, if that fails, with the
 * detected character set.
 *
 * @param lines one for each segment, the first being MSH
 */
record MessageText(String text, Charset charset, List<String> lines, List<Finding> findings) {
  static MessageText of(String source, MessageFrame frame) {
    List<Finding> findings = new ArrayList<>();
    Place place = new Place.Segment(source, frame.number(), "MSH", 1, 18, 0);
    String stated = Hl7Charsets.declared(frame.bytes());
    Optional<Charset> named = stated.isBlank() ? Optional.empty() : Hl7Charsets.named(stated);
    Optional<String> text =
        named.flatMap(c -> Hl7Charsets.decoded(frame.bytes(), c)).filter(t -> t.startsWith("MSH"));
    Charset charset = text.isPresent() ? named.get() : Hl7Charsets.guess(frame.bytes());
    boolean plain = charset.equals(US_ASCII);
    if (text.isEmpty()
        && !plain
        && (!stated.isBlank() || charset.equals(Hl7Charsets.WINDOWS_1252))) {
      findings.add(
          Finding.warning(
                  Hl7FindingCodes.CHARSET,
                  (stated.isBlank()
                          ? "MSH-18 is empty, and the text is not valid UTF-8."
                          : "The text is not valid in the character set that MSH-18 names.")
                      + " It was read as "
                      + charset.name()
                      + ". Check the letters with accents.")
              .at(place));
    }
    String valid = text.orElseGet(() -> new String(frame.bytes(), charset));
    // A line break of a word processor in a text does not end a segment.
    SegmentSplitter.Result segments =
        SegmentSplitter.of(source, frame.number(), WhiteSpace.plainLineBreaks(valid));
    findings.addAll(segments.findings());
    return new MessageText(valid, charset, segments.lines(), findings);
  }
}
