package org.tpibridge.source.hl7v2;

import java.util.Locale;
import java.util.Map;
import org.tpibridge.visit.Column;

/** PID: who. The numbers are read when it is decided whose a message is. */
final class PatientReader implements SegmentReader {
  private static final int NAME = 5;
  private static final int BIRTH = 7;
  private static final int SEX = 8;

  private static final int NAME_TYPE = 7;

  /** HL7 table 0001, with what visits have; ambiguous is other, not applicable is unknown. */
  private static final Map<String, String> SEXES =
      Map.of(
          "F", "F", "M", "M", "O", "O", "U", "U", "A", "O", "N", "U", "FEMALE", "F", "MALE", "M",
          "X", "O");

  @Override
  public void read(Segment pid, Scene scene) {
    Draft draft = scene.draft();
    name(pid, draft);
    scene
        .moment(pid, BIRTH)
        .ifPresent(
            m -> draft.tell(Column.BIRTH_DATE, Rank.FIRST, m.dayText(), m.style(), pid, BIRTH, 1));
    String sex = pid.value(SEX);
    String letter = SEXES.getOrDefault(sex.toUpperCase(Locale.ROOT), sex);
    draft.tell(Column.SEX, Rank.FIRST, letter, pid, SEX, 0);
  }

  /** The legal name, else the first. */
  private static void name(Segment pid, Draft draft) {
    int legal = 0;
    for (int i = pid.repetitions(NAME) - 1; i >= 0; i--) {
      legal = pid.peek(NAME, i, NAME_TYPE).equals("L") ? i : legal;
    }
    String first = pid.value(NAME, legal, 2);
    String middle = pid.value(NAME, legal, 3);
    pid.used(NAME, NAME_TYPE);
    draft.tell(Column.PATIENT_LAST, Rank.FIRST, pid.value(NAME, legal, 1), pid, NAME, 1);
    draft.tell(
        Column.PATIENT_FIRST,
        Rank.FIRST,
        middle.isEmpty() ? first : first + " " + middle,
        pid,
        NAME,
        2);
  }
}
