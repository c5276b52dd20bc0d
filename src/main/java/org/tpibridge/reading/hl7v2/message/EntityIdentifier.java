package org.tpibridge.reading.hl7v2.message;

import java.util.Locale;

/**
 * An HL7 entity identifier (EI), or a code with its system.
 *
 * @param number the identifier, or ""
 * @param namespace the namespace, or ""; senders often leave it out
 */
public record EntityIdentifier(String number, String namespace) {
  static final EntityIdentifier NONE = new EntityIdentifier("", "");

  public static EntityIdentifier of(Hl7Segment segment, int field) {
    return of(segment, field, 1, 2);
  }

  public static EntityIdentifier of(Hl7Segment segment, int field, int number, int namespace) {
    String id = segment.peek(field, number);
    return id.isEmpty()
        ? NONE
        : new EntityIdentifier(id, segment.peek(field, namespace).toUpperCase(Locale.ROOT));
  }

  public boolean isEmpty() {
    return number.isEmpty();
  }

  public EntityIdentifier or(EntityIdentifier other) {
    return isEmpty() ? other : this;
  }

  /** Patient data must not be logged. */
  @Override
  public String toString() {
    return "EntityIdentifier[…]";
  }
}
