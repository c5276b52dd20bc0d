package org.tpibridge.source.hl7v2;

import java.time.Instant;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** What the segments read so far in a message mean for those that follow. */
final class Scene {
  private final Draft draft;
  private final Clock clock;
  private final Header header;
  private OrderNumbers order = OrderNumbers.NONE;
  private OrderNumbers batteryOrder = OrderNumbers.NONE;
  private String battery = "";
  private String batteryCode = "";
  private Optional<Moment> batteryAt = Optional.empty();
  private Optional<Instant> reported = Optional.empty();
  private Optional<Statement> administration = Optional.empty();
  private Optional<Statement> document = Optional.empty();

  /**
   * What MSH says.
   *
   * @param document whether the message is one about a document (MDM), whose text is a note
   * @param event such as T02
   * @param sender MSH-3
   */
  record Header(boolean document, String event, String sender) {}

  Scene(Draft draft, Clock clock, Header header) {
    this.draft = draft;
    this.clock = clock;
    this.header = header;
  }

  Draft draft() {
    return draft;
  }

  boolean isDocument() {
    return header.document();
  }

  String event() {
    return header.event();
  }

  /** A time in a field; empty where there is none. */
  Optional<Moment> moment(Segment segment, int field) {
    return time(segment.value(field, 1));
  }

  Optional<Moment> time(String words) {
    return clock.read(words);
  }

  /** A field's time on the time line, for comparing it with others. */
  Optional<Instant> instant(Segment segment, int field) {
    return moment(segment, field).flatMap(clock::instant);
  }

  /** ORC: what follows is of this order. */
  void order(OrderNumbers numbers) {
    order = numbers;
    batteryOrder = numbers;
  }

  OrderNumbers order() {
    return order;
  }

  /** The observations from here on belong to a battery (OBR). */
  void battery(
      OrderNumbers numbers,
      String code,
      String name,
      Optional<Moment> at,
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

  Optional<Moment> batteryAt() {
    return batteryAt;
  }

  /** The order of the observations. */
  OrderNumbers batteryOrder() {
    return batteryOrder;
  }

  /** What identifies the observations' order where it has no number. */
  String group() {
    return header.sender() + "|" + (batteryCode.isEmpty() ? battery : batteryCode);
  }

  /** OBR-22. */
  Optional<Instant> reported() {
    return reported;
  }

  /** Routes and sites (RXR) from here on are of something that was given, or not. */
  void given(Optional<Statement> statement) {
    administration = statement;
  }

  Optional<Statement> administration() {
    return administration;
  }

  /** TXA: the text from here on is of this document. */
  void document(Statement statement) {
    document = Optional.of(statement);
  }

  Optional<Statement> document() {
    return document;
  }

  void information(String code, String message, Place place) {
    draft.note(Finding.information(code, message).at(place));
  }

  void warning(String code, String message, Place place) {
    draft.note(Finding.warning(code, message).at(place));
  }
}
