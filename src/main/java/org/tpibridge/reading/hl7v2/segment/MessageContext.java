package org.tpibridge.reading.hl7v2.segment;

import java.time.Instant;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.Hl7Time;
import org.tpibridge.reading.hl7v2.message.Hl7TimeParser;
import org.tpibridge.reading.hl7v2.message.OrderNumbers;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.MessageStatements;

/** Records what earlier segments of a message mean for later ones. */
public final class MessageContext {
  private final MessageStatements statements;
  private final Hl7TimeParser clock;
  private final Header header;
  private OrderNumbers order = OrderNumbers.NONE;
  private OrderNumbers batteryOrder = OrderNumbers.NONE;
  private String battery = "";
  private String batteryCode = "";
  private Optional<Hl7Time> batteryAt = Optional.empty();
  private Optional<Instant> reported = Optional.empty();
  private Optional<MessageStatement> administration = Optional.empty();
  private Optional<MessageStatement> document = Optional.empty();

  /**
   * Starts a message with the content of MSH.
   *
   * @param document whether the message is about a document (MDM), whose text is a note
   * @param event the event, such as T02
   * @param sender the sending application (MSH-3)
   */
  public record Header(boolean document, String event, String sender) {}

  public MessageContext(MessageStatements statements, Hl7TimeParser clock, Header header) {
    this.statements = statements;
    this.clock = clock;
    this.header = header;
  }

  MessageStatements statements() {
    return statements;
  }

  boolean isDocument() {
    return header.document();
  }

  String event() {
    return header.event();
  }

  /** Parses a time in a field; empty if there is none. */
  Optional<Hl7Time> timeIn(Hl7Segment segment, int field) {
    return time(segment.value(field, 1));
  }

  Optional<Hl7Time> time(String words) {
    return clock.read(words);
  }

  /** Returns a field's time as an instant, for comparing it with others. */
  Optional<Instant> instant(Hl7Segment segment, int field) {
    return timeIn(segment, field).flatMap(clock::instant);
  }

  /** Starts an order (ORC). */
  void order(OrderNumbers numbers) {
    order = numbers;
    batteryOrder = numbers;
  }

  OrderNumbers order() {
    return order;
  }

  /** Starts a battery of observations (OBR). */
  void battery(
      OrderNumbers numbers,
      String code,
      String name,
      Optional<Hl7Time> at,
      Optional<Instant> reportedAt) {
    batteryOrder = numbers.or(order);
    batteryCode = code;
    battery = name;
    batteryAt = at;
    reported = reportedAt;
  }

  String battery() {
    return battery;
  }

  Optional<Hl7Time> batteryAt() {
    return batteryAt;
  }

  /** Returns the order of the observations. */
  OrderNumbers batteryOrder() {
    return batteryOrder;
  }

  /** Returns what identifies the observations' order if it has no number. */
  String group() {
    return header.sender() + "|" + (batteryCode.isEmpty() ? battery : batteryCode);
  }

  /** Returns the time of the results (OBR-22). */
  Optional<Instant> reported() {
    return reported;
  }

  /** Starts an administration or an order, which following routes and sites (RXR) belong to. */
  void setAdministrationGiven(Optional<MessageStatement> statement) {
    administration = statement;
  }

  Optional<MessageStatement> administration() {
    return administration;
  }

  /** Starts a document (TXA), which the following text belongs to. */
  void document(MessageStatement statement) {
    document = Optional.of(statement);
  }

  Optional<MessageStatement> document() {
    return document;
  }

  void information(String code, String message, Place place) {
    statements.addFinding(Finding.information(code, message).at(place));
  }

  public void warning(String code, String message, Place place) {
    statements.addFinding(Finding.warning(code, message).at(place));
  }
}
