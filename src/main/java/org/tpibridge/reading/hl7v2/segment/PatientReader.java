package org.tpibridge.reading.hl7v2.segment;

import java.util.Locale;
import java.util.Map;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.statement.MessageStatements;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.visit.Column;

/** Reads PID: the patient. The numbers are read earlier, when messages are grouped by patient. */
final class PatientReader implements SegmentReader {
  private static final int NAME = 5;
  private static final int BIRTH = 7;
  private static final int SEX = 8;

  private static final int NAME_TYPE = 7;

  /**
   * HL7 table 0001, mapped to the values of a visit; ambiguous is other, not applicable is unknown.
   */
  private static final Map<String, String> SEXES =
      Map.of(
          "F", "F", "M", "M", "O", "O", "U", "U", "A", "O", "N", "U", "FEMALE", "F", "MALE", "M",
          "X", "O");

  @Override
  public void read(Hl7Segment pid, MessageContext context) {
    MessageStatements statements = context.statements();
    name(pid, statements);
    context
        .timeIn(pid, BIRTH)
        .ifPresent(
            m ->
                statements.addValue(
                    Column.BIRTH_DATE, Precedence.FIRST, m.dayText(), m.style(), pid, BIRTH, 1));
    String sex = pid.value(SEX);
    String letter = SEXES.getOrDefault(sex.toUpperCase(Locale.ROOT), sex);
    statements.addValue(Column.SEX, Precedence.FIRST, letter, pid, SEX, 0);
  }

  /** Returns the legal name, or the first name in the field. */
  private static void name(Hl7Segment pid, MessageStatements statements) {
    int legal = 0;
    for (int i = pid.repetitions(NAME) - 1; i >= 0; i--) {
      legal = pid.peek(NAME, i, NAME_TYPE).equals("L") ? i : legal;
    }
    String first = pid.value(NAME, legal, 2);
    String middle = pid.value(NAME, legal, 3);
    pid.markUsed(NAME, NAME_TYPE);
    statements.addValue(
        Column.PATIENT_LAST, Precedence.FIRST, pid.value(NAME, legal, 1), pid, NAME, 1);
    statements.addValue(
        Column.PATIENT_FIRST,
        Precedence.FIRST,
        middle.isEmpty() ? first : first + " " + middle,
        pid,
        NAME,
        2);
  }
}
