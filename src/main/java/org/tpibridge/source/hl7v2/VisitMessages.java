package org.tpibridge.source.hl7v2;

import java.nio.charset.Charset;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.telling.Telling;

/** All messages of one visit, and what they tell. */
public final class VisitMessages {
  private final List<Message> messages;
  private final Telling telling;
  private final String visitId;

  VisitMessages(List<Message> messages, Telling telling, String visitId) {
    this.messages = List.copyOf(messages);
    this.telling = telling;
    this.visitId = visitId;
  }

  /**
   * A message as it came.
   *
   * @param text segments ended by CR
   * @param charset that it was read in
   */
  public record Raw(Place place, String text, Charset charset) {
    /** Not the text. */
    @Override
    public String toString() {
      return "Raw[" + place.words() + "]";
    }
  }

  public Telling telling() {
    return telling;
  }

  /** Whether a message could not be taken apart, so that what it tells is not known. */
  public boolean isBroken() {
    return messages.stream().flatMap(m -> m.findings().stream()).anyMatch(Finding::isError);
  }

  /** "" where none is told. */
  public String visitId() {
    return visitId;
  }

  /** The number of the first message in its input, counted from 1. */
  public long number() {
    return messages.get(0).number();
  }

  /** The place of the first message. */
  public Place place() {
    return messages.get(0).place();
  }

  public List<Raw> raw() {
    return messages.stream().map(m -> new Raw(m.place(), m.text(), m.charset())).toList();
  }

  /** Says of every field that is not empty what became of it. */
  public void report(Fields fields) {
    for (Message message : messages) {
      for (Segment segment : message.segments()) {
        // MSH-1 and MSH-2 are marks, not content.
        int first = segment.name().equals("MSH") ? 3 : 1;
        for (int field = first; field <= segment.lastField(); field++) {
          report(segment, field, fields);
        }
      }
    }
  }

  private static void report(Segment segment, int field, Fields fields) {
    String name = segment.name() + "-" + field;
    switch (segment.use(field)) {
      case USED -> fields.used(name, segment.place(field));
      case PARTLY -> fields.partly(name, segment.place(field));
      case IGNORED -> fields.ignored(name, segment.place(field));
      case EMPTY -> {}
    }
  }

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "VisitMessages[" + place().words() + "]";
  }
}
