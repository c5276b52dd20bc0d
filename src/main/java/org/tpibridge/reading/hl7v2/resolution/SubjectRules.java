package org.tpibridge.reading.hl7v2.resolution;

import java.math.BigDecimal;
import java.util.Comparator;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;

/**
 * Defines identity and replacement of items in one place: which items are the same, which statement
 * about an item is newer, what removes it, what remains after a credit, and what a difference
 * between two sources means.
 */
public class SubjectRules {
  public static final SubjectRules STANDARD = new SubjectRules();

  /** Compares reports by age; if they are equal, the order of arrival decides. */
  Comparator<StatementVersion> newest() {
    return Comparator.naturalOrder();
  }

  String result(String order, String code, String subId) {
    return order + "|" + code + "|" + subId;
  }

  /**
   * @param order the order, or the time if there is no order number
   */
  String administration(String order, String subId, String drug) {
    return order + "|" + subId + "|" + drug;
  }

  boolean removes(MessageStatement statement) {
    return statement.action() == MessageStatement.Action.REMOVE;
  }

  /** Returns the units that remain of a charge after a credit; not below zero. */
  BigDecimal remainingAfterCredit(BigDecimal charged, BigDecimal credited) {
    return charged.subtract(credited).max(BigDecimal.ZERO);
  }

  /** Lists of two sources without a common item contradict each other. */
  ListAgreement agreementOfLists(ListAgreement agreement) {
    return agreement == ListAgreement.DISJOINT ? ListAgreement.CONFLICT : agreement;
  }
}
