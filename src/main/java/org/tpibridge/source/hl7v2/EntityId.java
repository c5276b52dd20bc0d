package org.tpibridge.source.hl7v2;

import java.util.Locale;

/**
 * HL7's entity identifier (EI), or a code with its system.
 *
 * @param number or ""
 * @param namespace or "", which senders often leave out
 */
record EntityId(String number, String namespace) {
  static final EntityId NONE = new EntityId("", "");

  static EntityId of(Segment segment, int field) {
    return of(segment, field, 1, 2);
  }

  static EntityId of(Segment segment, int field, int number, int namespace) {
    String id = segment.peek(field, number);
    return id.isEmpty()
        ? NONE
        : new EntityId(id, segment.peek(field, namespace).toUpperCase(Locale.ROOT));
  }

  boolean isEmpty() {
    return number.isEmpty();
  }

  EntityId or(EntityId other) {
    return isEmpty() ? other : this;
  }

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "EntityId[…]";
  }
}
