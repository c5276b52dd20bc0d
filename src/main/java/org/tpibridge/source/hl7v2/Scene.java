package org.tpibridge.source.hl7v2;

import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** What the segments read so far in a message mean for those that follow. */
final class Scene {
  private final Draft draft;
  private final Clock clock;
  private final boolean document;
  private String battery = "";
  private Optional<Moment> batteryAt = Optional.empty();
  private boolean given;
  private boolean withdrawn;

  /**
   * @param document whether the message is one about a document (MDM), whose text is a note
   */
  Scene(Draft draft, Clock clock, boolean document) {
    this.draft = draft;
    this.clock = clock;
    this.document = document;
  }

  Draft draft() {
    return draft;
  }

  boolean isDocument() {
    return document;
  }

  /** A time in a field; empty where there is none. */
  Optional<Moment> moment(Segment segment, int field) {
    return time(segment.value(field, 1));
  }

  Optional<Moment> time(String words) {
    return clock.read(words);
  }

  /** The observations from here on belong to a battery (OBR). */
  void battery(String name, Optional<Moment> at) {
    battery = name;
    batteryAt = at;
  }

  String battery() {
    return battery;
  }

  Optional<Moment> batteryAt() {
    return batteryAt;
  }

  /** Routes and sites (RXR) from here on are of something that was given, or not. */
  void given(boolean wasGiven) {
    given = wasGiven;
  }

  boolean wasGiven() {
    return given;
  }

  /** The document is no longer to be used, and its text is not read. */
  void withdraw() {
    withdrawn = true;
  }

  boolean isWithdrawn() {
    return withdrawn;
  }

  void information(String code, String message, Place place) {
    draft.note(Finding.information(code, message).at(place));
  }

  void warning(String code, String message, Place place) {
    draft.note(Finding.warning(code, message).at(place));
  }
}
