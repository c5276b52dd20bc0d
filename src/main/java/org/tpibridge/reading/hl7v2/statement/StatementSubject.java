package org.tpibridge.reading.hl7v2.statement;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.reading.hl7v2.message.EntityIdentifier;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.OrderNumbers;

/** What a statement is about, as far as its own message identifies it. */
public sealed interface StatementSubject {

  default OrderNumbers order() {
    return OrderNumbers.NONE;
  }

  /** Patient, visit, diagnoses and the like: every message repeats them, and all of them count. */
  record Context() implements StatementSubject {}

  /**
   * OBX.
   *
   * @param group the sender and the battery, which identify the group where no order number does
   * @param code OBX-3.1, with its system; its name where there is no code
   * @param alternate OBX-3.4, with its system
   * @param at when a pain score without a phase was observed, which is then part of what it is
   */
  record Result(
      OrderNumbers order,
      String group,
      EntityIdentifier code,
      EntityIdentifier alternate,
      String subId,
      Optional<Instant> at)
      implements StatementSubject {}

  /** OBR-25 X: there are no results of the order. */
  record NoResults(OrderNumbers order, String group) implements StatementSubject {}

  /**
   * RXA.
   *
   * @param subId RXA-2
   * @param time RXA-3, comparable, or ""
   * @param code the sender's code of the drug, or ""
   * @param drug the ingredient where the tables have it, else the name, or ""
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

  /** ORC-1 CA, OC, CR. */
  record OrderCanceled(OrderNumbers order) implements StatementSubject {}

  /**
   * TXA.
   *
   * @param event such as T02
   */
  record Document(
      EntityIdentifier id,
      EntityIdentifier parent,
      String event,
      String completion,
      String availability)
      implements StatementSubject {}

  /**
   * FT1.
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
    /** HCPCS level II: a letter and four digits; J and Q codes are drugs. */
    public static boolean isDrugCode(String code) {
      return code.length() == 5
          && (code.charAt(0) == 'J' || code.charAt(0) == 'Q')
          && code.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }
  }

  /**
   * DG1 or PR1.
   *
   * @param procedure else it is a diagnosis
   * @param id DG1-20, PR1-19
   * @param code the sender's first code, without a point, or ""
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

  /** A field that the clinic's own map of segments names. */
  record Custom(OrderNumbers order, String field) implements StatementSubject {}
}
