package org.tpibridge.reading.hl7v2.resolution;

import java.math.BigDecimal;
import java.util.Comparator;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;

/**
 * The decisions on which the identity and the replacement of items rest, in one place: what is the
 * same item, which statement about it is newer, what removes it, what a credit leaves, and what two
 * sources that differ mean.
 */
public class SubjectRules {
  public static final SubjectRules STANDARD = new SubjectRules();

  /** The order of reports; where they are equal, the order of arrival decides. */
  Comparator<StatementVersion> newest() {
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

  boolean removes(MessageStatement statement) {
    return statement.action() == MessageStatement.Action.REMOVE;
  }

  /** What a credit leaves of a charge; not below zero. */
  BigDecimal remainingAfterCredit(BigDecimal charged, BigDecimal credited) {
    return charged.subtract(credited).max(BigDecimal.ZERO);
  }

  /** Lists of two sources that have nothing in common contradict each other. */
  ListAgreement agreementOfLists(ListAgreement agreement) {
    return agreement == ListAgreement.DISJOINT ? ListAgreement.CONFLICT : agreement;
  }
}
