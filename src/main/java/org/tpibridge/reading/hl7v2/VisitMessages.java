package org.tpibridge.reading.hl7v2;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Severity;
import org.tpibridge.reading.assembly.ExtractedFields;
import org.tpibridge.reading.hl7v2.message.EncapsulatedData;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Message;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.MessageTypes;

/** All messages of one visit, with the content that was read from them. */
public final class VisitMessages implements FeedItem {
  private final List<Hl7Message> messages;
  private final ExtractedFields fields;
  private final String visitId;
  private List<SkippedMessage> skipped = List.of();

  VisitMessages(List<Hl7Message> messages, ExtractedFields extracted, String visitId) {
    this.messages = List.copyOf(messages);
    this.fields = extracted;
    this.visitId = visitId;
  }

  /**
   * A message as received.
   *
   * @param text the segments, each ended by CR
   * @param charset the character set that it was decoded with
   */
  public record Raw(Place place, String text, Charset charset) {
    /** Leaves out the text. */
    @Override
    public String toString() {
      return "Raw[" + place.description() + "]";
    }
  }

  public ExtractedFields fields() {
    return fields;
  }

  /** Whether a message could not be parsed, so that its content is unknown. */
  public boolean isMalformed() {
    return messages.stream().flatMap(m -> m.findings().stream()).anyMatch(Finding::isError);
  }

  /**
   * Returns the messages as skipped, because they do not belong to a trigger point injection.
   *
   * @param mentioned the place that mentions one nevertheless
   */
  VisitMessages withoutTpiSign(Optional<Place> mentioned) {
    skipped = messages.stream().map(m -> skipped(m, mentioned)).toList();
    return this;
  }

  private SkippedMessage skipped(Hl7Message message, Optional<Place> mentioned) {
    Optional<Place> here = mentioned.filter(place -> isMentionedIn(place, message));
    SkippedMessage.SkipReason reason = reason(message, here.isPresent());
    List<Finding> findings = new ArrayList<>(withdrawals(message));
    if (reason == SkippedMessage.SkipReason.ORDER) {
      findings.add(order(message));
    }
    here.map(VisitMessages::mentioned).ifPresent(findings::add);
    return new SkippedMessage(message.type(), reason, visitId, message.place(), findings);
  }

  private static SkippedMessage.SkipReason reason(Hl7Message message, boolean mentioned) {
    if (MessageTypes.isOrder(code(message))) {
      return SkippedMessage.SkipReason.ORDER;
    }
    if (mentioned) {
      return SkippedMessage.SkipReason.MENTIONED;
    }
    return message.segments().stream().anyMatch(VisitMessages::isEncapsulated)
        ? SkippedMessage.SkipReason.DOCUMENT
        : SkippedMessage.SkipReason.NO_EVIDENCE;
  }

  /** Whether a segment contains a document in a format that is not read, such as PDF. */
  private static boolean isEncapsulated(Hl7Segment segment) {
    String type = segment.name().equals("OBX") ? segment.peek(2, 1) : "";
    return type.equals("RP") || (type.equals("ED") && EncapsulatedData.text(segment, 5).isEmpty());
  }

  /**
   * Returns the findings on a message that withdraws a document of an earlier input, which must be
   * reported.
   */
  private List<Finding> withdrawals(Hl7Message message) {
    boolean only = messages.stream().filter(m -> code(m).equals("MDM")).allMatch(m -> withdraws(m));
    return only && withdraws(message)
        ? fields.findings().stream()
            .filter(f -> f.severity() == Severity.WARNING)
            .filter(
                f ->
                    f.code().equals(Hl7FindingCodes.WITHDRAWN)
                        || f.code().equals(Hl7FindingCodes.UNMATCHED))
            .filter(f -> f.place().filter(place -> isMentionedIn(place, message)).isPresent())
            .toList()
        : List.of();
  }

  private static boolean withdraws(Hl7Message message) {
    String event = message.first("MSH").map(m -> m.peek(9, 2)).orElse("");
    return code(message).equals("MDM") && (event.equals("T09") || event.equals("T11"));
  }

  private static boolean isMentionedIn(Place place, Hl7Message message) {
    return place instanceof Place.Segment segment && segment.message() == message.number();
  }

  private static String code(Hl7Message message) {
    return message.first("MSH").map(m -> m.peek(9, 1)).orElse("");
  }

  private static Finding order(Hl7Message message) {
    return Finding.information(
            Hl7FindingCodes.ORDER,
            "This "
                + message.type()
                + " message is an order. An order does not state that anything was given, so it is not"
                + " a visit.")
        .at(message.place())
        .withSuggestion("Send the administration as RAS^O17, or send the procedure note.");
  }

  private static Finding mentioned(Place place) {
    return Finding.information(
            Hl7FindingCodes.MENTIONED,
            "A trigger point injection is mentioned, but as declined, planned, past or only"
                + " examined. The message was skipped.")
        .at(place)
        .withSuggestion("If the injection was performed, send its procedure code (PR1 or FT1).");
  }

  /** Returns each message as skipped; empty if they form a visit. */
  public List<SkippedMessage> skipped() {
    return skipped;
  }

  /** Returns the visit's id, or "". */
  public String visitId() {
    return visitId;
  }

  /** Returns the number of the first message in its input, counted from 1. */
  public long number() {
    return messages.get(0).number();
  }

  /** Returns the place of the first message. */
  public Place place() {
    return messages.get(0).place();
  }

  public List<Raw> rawMessages() {
    return messages.stream().map(m -> new Raw(m.place(), m.text(), m.charset())).toList();
  }

  /** Reports for each field that is not empty how it was used. */
  public void reportFieldUse(FieldUseListener fields) {
    for (Hl7Message message : messages) {
      for (Hl7Segment segment : message.segments()) {
        // MSH-1 and MSH-2 are delimiters, not content.
        int first = segment.name().equals("MSH") ? 3 : 1;
        for (int field = first; field <= segment.lastField(); field++) {
          reportFieldUse(segment, field, fields);
        }
      }
    }
  }

  private static void reportFieldUse(Hl7Segment segment, int field, FieldUseListener fields) {
    String name = segment.name() + "-" + field;
    switch (segment.use(field)) {
      case USED -> fields.used(name, segment.place(field));
      case PARTLY_USED -> fields.partlyUsed(name, segment.place(field));
      case IGNORED -> fields.ignored(name, segment.place(field));
      case EMPTY -> {}
    }
  }

  /** Patient data must not be logged. */
  @Override
  public String toString() {
    return "VisitMessages[" + place().description() + "]";
  }
}
