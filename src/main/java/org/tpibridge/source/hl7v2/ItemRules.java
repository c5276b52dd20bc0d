package org.tpibridge.source.hl7v2;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * The decisions on which the identity and the replacement of items rest, in one place: what is the
 * same item, which statement about it is newer, what removes it, what a credit leaves, and what two
 * sources that differ mean.
 */
class ItemRules {
  static final ItemRules STANDARD = new ItemRules();

  /** The order of reports; where they are equal, the order of arrival decides. */
  Comparator<Version> newest() {
    return Comparator.naturalOrder();
  }

  String result(String order, String code, String subId) {
    return order + "|" + code + "|" + subId;
  }

  /**
   * @param order the order, or the time where there is no order number
   */
  String administration(String order, String subId, String drug) {
    return order + "|" + subId + "|" + drug;
  }

  boolean removes(Statement statement) {
    return statement.action() == Statement.Action.REMOVE;
  }

  /** What a credit leaves of a charge; not below zero. */
  BigDecimal left(BigDecimal charged, BigDecimal credited) {
    return charged.subtract(credited).max(BigDecimal.ZERO);
  }

  /** Lists of two sources that have nothing in common contradict each other. */
  Agreement between(Agreement agreement) {
    return agreement == Agreement.DISJOINT ? Agreement.CONFLICT : agreement;
  }
}
