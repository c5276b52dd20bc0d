package org.tpibridge.source.hl7v2;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Severity;
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
    Optional<Place> here = mentioned.filter(place -> isIn(place, message));
    LeftOut.Reason reason = reason(message, here.isPresent());
    List<Finding> findings = new ArrayList<>(withdrawals(message));
    if (reason == LeftOut.Reason.ORDER) {
      findings.add(order(message));
    }
    here.map(VisitMessages::mentioned).ifPresent(findings::add);
    return new LeftOut(message.type(), reason, visitId, message.place(), findings);
  }

  private static LeftOut.Reason reason(Message message, boolean mentioned) {
    if (MessageTypes.isOrder(code(message))) {
      return LeftOut.Reason.ORDER;
    }
    if (mentioned) {
      return LeftOut.Reason.MENTIONED;
    }
    return message.segments().stream().anyMatch(VisitMessages::isEncapsulated)
        ? LeftOut.Reason.DOCUMENT
        : LeftOut.Reason.NO_SIGN;
  }

  /** A document such as a PDF, in which nobody has looked. */
  private static boolean isEncapsulated(Segment segment) {
    String type = segment.name().equals("OBX") ? segment.peek(2, 1) : "";
    return type.equals("RP") || (type.equals("ED") && Encapsulated.text(segment, 5).isEmpty());
  }

  /** What withdraws a document of an earlier input must not go unseen. */
  private List<Finding> withdrawals(Message message) {
    boolean only = messages.stream().filter(m -> code(m).equals("MDM")).allMatch(m -> withdraws(m));
    return only && withdraws(message)
        ? telling.findings().stream()
            .filter(f -> f.severity() == Severity.WARNING)
            .filter(f -> f.code().equals(Codes.WITHDRAWN) || f.code().equals(Codes.UNMATCHED))
            .filter(f -> f.place().filter(place -> isIn(place, message)).isPresent())
            .toList()
        : List.of();
  }

  private static boolean withdraws(Message message) {
    String event = message.first("MSH").map(m -> m.peek(9, 2)).orElse("");
    return code(message).equals("MDM") && (event.equals("T09") || event.equals("T11"));
  }

  private static boolean isIn(Place place, Message message) {
    return place instanceof Place.Segment segment && segment.message() == message.number();
  }

  private static String code(Message message) {
    return message.first("MSH").map(m -> m.peek(9, 1)).orElse("");
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
