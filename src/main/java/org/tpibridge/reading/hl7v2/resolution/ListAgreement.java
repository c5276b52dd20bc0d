package org.tpibridge.reading.hl7v2.resolution;

/** The result of comparing what two sources state about one list. */
enum ListAgreement {
  EQUAL,
  /** The first list contains everything in the second, and more. */
  FIRST_MORE_COMPLETE,
  SECOND_MORE_COMPLETE,
  /** Each list states something that the other leaves open. */
  COMPLEMENTARY,
  /** The lists have no item in common. */
  DISJOINT,
  CONFLICT;

  /** Combines the results for two parts of one list. */
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
