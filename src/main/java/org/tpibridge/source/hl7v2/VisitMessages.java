package org.tpibridge.source.hl7v2;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.telling.Telling;

/** All messages of one visit, and what they tell. */
public final class VisitMessages implements FeedItem {
  private final List<Message> messages;
  private final Telling telling;
  private final String visitId;
  private List<LeftOut> leftOut = List.of();

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

  /**
   * Marks the messages as ones that are left out, because they are of no trigger point injection.
   *
   * @param mentioned where one is mentioned nevertheless
   */
  VisitMessages withoutSign(Optional<Place> mentioned) {
    leftOut = messages.stream().map(m -> leftOut(m, mentioned)).toList();
    return this;
  }

  private LeftOut leftOut(Message message, Optional<Place> mentioned) {
    if (MessageTypes.isOrder(message.first("MSH").map(m -> m.value(9, 1)).orElse(""))) {
      return new LeftOut(
          message.type(), LeftOut.Reason.ORDER, visitId, message.place(), List.of(order(message)));
    }
    return mentioned
        .filter(place -> place instanceof Place.Segment s && s.message() == message.number())
        .map(
            place ->
                new LeftOut(
                    message.type(),
                    LeftOut.Reason.MENTIONED,
                    visitId,
                    message.place(),
                    List.of(mentioned(place))))
        .orElseGet(
            () ->
                new LeftOut(
                    message.type(),
                    LeftOut.Reason.NO_SIGN,
                    visitId,
                    message.place(),
                    List.of()));
  }

  private static Finding order(Message message) {
    return Finding.information(
            Codes.ORDER,
            "This "
                + message.type()
                + " message is an order. An order does not say that anything was given, so it is not"
                + " a visit.")
        .at(message.place())
        .suggesting("Send what was given as RAS^O17, or the procedure note.");
  }

  private static Finding mentioned(Place place) {
    return Finding.information(
            Codes.MENTIONED,
            "A trigger point injection is mentioned, but as declined, planned, past or only"
                + " examined. The message is left out.")
        .at(place)
        .suggesting("If the injection was performed, send its procedure code (PR1 or FT1).");
  }

  /** Each of the messages as one that is left out; none where they are a visit. */
  public List<LeftOut> leftOut() {
    return leftOut;
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
