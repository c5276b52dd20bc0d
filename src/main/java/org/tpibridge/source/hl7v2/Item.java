package org.tpibridge.source.hl7v2;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a statement is about, as far as its own message identifies it. */
sealed interface Item {

  default OrderNumbers order() {
    return OrderNumbers.NONE;
  }

  /** Patient, visit, diagnoses and the like: every message repeats them, and all of them count. */
  record Context() implements Item {}

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
      EntityId code,
      EntityId alternate,
      String subId,
      Optional<Instant> at)
      implements Item {}

  /** OBR-25 X: there are no results of the order. */
  record NoResults(OrderNumbers order, String group) implements Item {}

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
      implements Item {}

  /** ORC-1 CA, OC, CR. */
  record OrderCanceled(OrderNumbers order) implements Item {}

  /**
   * TXA.
   *
   * @param event such as T02
   */
  record Document(
      EntityId id, EntityId parent, String event, String completion, String availability)
      implements Item {}

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
      implements Item {
    /** HCPCS level II: a letter and four digits; J and Q codes are drugs. */
    static boolean isDrugCode(String code) {
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
  record CodedRecord(boolean procedure, EntityId id, String code) implements Item {
    static CodedRecord of(boolean procedure, Segment segment, int id, int code) {
      return new CodedRecord(
          procedure,
          EntityId.of(segment, id),
          segment.peek(code, 1).replace(".", "").toUpperCase(Locale.ROOT));
    }
  }

  /** A field that the clinic's own map of segments names. */
  record Custom(OrderNumbers order, String field) implements Item {}
}
