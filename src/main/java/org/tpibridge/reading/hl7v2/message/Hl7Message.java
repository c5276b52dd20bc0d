package org.tpibridge.reading.hl7v2.message;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * A message, parsed into segments.
 *
 * @param text the text as received, for review
 * @param charset the character set that the text was decoded with
 * @param segments in the order of the message, MSH first; empty if the message is broken
 * @param findings found while parsing
 */
public record Hl7Message(
    String source,
    long number,
    String text,
    Charset charset,
    List<Hl7Segment> segments,
    List<Finding> findings) {

  public Optional<Hl7Segment> first(String name) {
    return segments.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** Returns the type, such as {@code ORU^R01}; the event may be missing. */
  public String type() {
    return first("MSH").map(msh -> type(msh.value(9, 1), msh.value(9, 2))).orElse("");
  }

  private static String type(String code, String event) {
    return event.isEmpty() ? code : code + "^" + event;
  }

  public Place place() {
    return new Place.Segment(source, number, "", 1, 0, 0);
  }

  /** Patient data must not be logged. */
  @Override
  public String toString() {
    return "Hl7Message[" + number + "]";
  }
}
