package org.tpibridge.reading.hl7v2.message;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * A message, taken apart.
 *
 * @param text as it came, for whoever has to look at it
 * @param charset that the text was read in
 * @param segments as they stand, MSH first; none where the message is broken
 * @param findings of taking it apart
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

  /** Such as {@code ORU^R01}; the event may be missing. */
  public String type() {
    return first("MSH").map(msh -> type(msh.value(9, 1), msh.value(9, 2))).orElse("");
  }

  private static String type(String code, String event) {
    return event.isEmpty() ? code : code + "^" + event;
  }

  public Place place() {
    return new Place.Segment(source, number, "", 1, 0, 0);
  }

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "Message[" + number + "]";
  }
}
