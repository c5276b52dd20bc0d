package org.tpibridge.reading.hl7v2.resolution;

/** How what two sources state of one list compares. */
enum ListAgreement {
  EQUAL,
  /** The first states all that the second does, and more. */
  FIRST_FULLER,
  SECOND_FULLER,
  /** Each states something that the other leaves open. */
  COMPLEMENTARY,
  /** They have no item in common. */
  DISJOINT,
  CONFLICT;

  /** What holds where both hold, of two parts of one list. */
  ListAgreement and(ListAgreement other) {
    if (this == other || other == EQUAL) {
      return this;
    }
    if (this == EQUAL) {
      return other;
    }
    return this == CONFLICT || other == CONFLICT ? CONFLICT : COMPLEMENTARY;
  }
}
