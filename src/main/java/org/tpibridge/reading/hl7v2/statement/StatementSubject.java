package org.tpibridge.reading.hl7v2.statement;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.reading.hl7v2.message.EntityIdentifier;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.OrderNumbers;

/** The subject of a statement, as far as its own message identifies it. */
public sealed interface StatementSubject {

  default OrderNumbers order() {
    return OrderNumbers.NONE;
  }

  /**
   * Patient, visit, diagnoses and similar data, which every message repeats; all statements are
   * used.
   */
  record Context() implements StatementSubject {}

  /**
   * A result (OBX).
   *
   * @param group the sender and the battery, which identify the group if there is no order number
   * @param code OBX-3.1 with its system, or its name without a code
   * @param alternate OBX-3.4 with its system
   * @param at the time of a pain score without a phase, which is then part of its identity
   */
  record Result(
      OrderNumbers order,
      String group,
      EntityIdentifier code,
      EntityIdentifier alternate,
      String subId,
      Optional<Instant> at)
      implements StatementSubject {}

  /** OBR-25 X: the order has no results. */
  record NoResults(OrderNumbers order, String group) implements StatementSubject {}

  /**
   * An administration (RXA).
   *
   * @param subId RXA-2
   * @param time RXA-3 in comparable form, or ""
   * @param code the sender's code of the drug, or ""
   * @param drug the ingredient if the tables contain it, or the name, or ""
   * @param statedAsGiven whether RXA-20 is CP or PA
   */
  record Administration(
      OrderNumbers order,
      String subId,
      String time,
      String code,
      String drug,
      boolean statedAsGiven)
      implements StatementSubject {}

  /** A canceled order (ORC-1 CA, OC, CR). */
  record OrderCanceled(OrderNumbers order) implements StatementSubject {}

  /**
   * A document (TXA).
   *
   * @param event the event, such as T02
   */
  record Document(
      EntityIdentifier id,
      EntityIdentifier parent,
      String event,
      String completion,
      String availability)
      implements StatementSubject {}

  /**
   * A charge (FT1).
   *
   * @param transaction FT1-2, or ""
   * @param modifiers sorted
   * @param line the whole segment
   */
  record Charge(
      String transaction,
      String code,
      List<String> modifiers,
      String day,
      boolean credit,
      String line)
      implements StatementSubject {
    /** Whether a code is a drug code of HCPCS Level II: J or Q and four digits. */
    public static boolean isDrugCode(String code) {
      return code.length() == 5
          && (code.charAt(0) == 'J' || code.charAt(0) == 'Q')
          && code.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }
  }

  /**
   * A diagnosis or procedure (DG1 or PR1).
   *
   * @param procedure whether it is a procedure; if not, it is a diagnosis
   * @param id DG1-20, PR1-19
   * @param code the sender's first code without its decimal point, or ""
   */
  record CodedRecord(boolean procedure, EntityIdentifier id, String code)
      implements StatementSubject {
    public static CodedRecord of(boolean procedure, Hl7Segment segment, int id, int code) {
      return new CodedRecord(
          procedure,
          EntityIdentifier.of(segment, id),
          segment.peek(code, 1).replace(".", "").toUpperCase(Locale.ROOT));
    }
  }

  /** A field that the clinic's own segment map names. */
  record Custom(OrderNumbers order, String field) implements StatementSubject {}
}
