package org.tpibridge.source.hl7v2;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tpibridge.source.telling.Identifier;
import org.tpibridge.visit.Column;

/** PID: who. */
final class PatientReader implements SegmentReader {
  private static final int EXTERNAL_ID = 2;
  private static final int ID_LIST = 3;
  private static final int NAME = 5;
  private static final int BIRTH = 7;
  private static final int SEX = 8;

  private static final int PRIOR_ID_LIST = 1;
  private static final int PRIOR_EXTERNAL_ID = 4;

  private static final int ID_TYPE = 5;
  private static final int NAME_TYPE = 7;

  /** HL7 table 0203: medical record number; then the sender's own, and those without a type. */
  private static final Set<String> RECORD_NUMBERS = Set.of("MR", "MRN", "MRT");

  private static final Set<String> OWN_NUMBERS = Set.of("", "PI", "PT", "PN", "EPI");

  /** HL7 table 0001, with what visits have; ambiguous is other, not applicable is unknown. */
  private static final Map<String, String> SEXES =
      Map.of(
          "F", "F", "M", "M", "O", "O", "U", "U", "A", "O", "N", "U", "FEMALE", "F", "MALE", "M",
          "X", "O");

  @Override
  public void read(Segment pid, Scene scene) {
    Draft draft = scene.draft();
    mrn(pid, draft);
    name(pid, draft);
    scene
        .moment(pid, BIRTH)
        .ifPresent(
            m -> draft.tell(Column.BIRTH_DATE, Rank.FIRST, m.dayText(), m.style(), pid, BIRTH, 1));
    String sex = pid.value(SEX);
    String letter = SEXES.getOrDefault(sex.toUpperCase(Locale.ROOT), sex);
    draft.tell(Column.SEX, Rank.FIRST, letter, pid, SEX, 0);
  }

  /** The patient's number in the clinic, of all the numbers that a message may have. */
  static String mrnOf(Segment pid) {
    return mrn(pid, ID_LIST, EXTERNAL_ID);
  }

  /** The number that a record had until it was merged. */
  static String priorMrnOf(Segment mrg) {
    return mrn(mrg, PRIOR_ID_LIST, PRIOR_EXTERNAL_ID);
  }

  private static String mrn(Segment segment, int list, int external) {
    int repetition = idRepetition(segment, list, external);
    return Identifier.normalized(
        repetition >= 0 ? segment.value(list, repetition, 1) : segment.value(external));
  }

  /**
   * Numbers that name nobody, such as {@code NULL}, are passed over where another is there; where
   * none is, the first of them is read, so that it is reported.
   */
  private static int idRepetition(Segment segment, int list, int external) {
    int first = -1;
    for (Set<String> types : List.of(RECORD_NUMBERS, OWN_NUMBERS)) {
      for (int i = 0; i < segment.repetitions(list); i++) {
        String type = segment.peek(list, i, ID_TYPE).toUpperCase(Locale.ROOT);
        String number = segment.peek(list, i, 1);
        if (types.contains(type) && !number.isEmpty()) {
          if (isUsable(number)) {
            return i;
          }
          first = first < 0 ? i : first;
        }
      }
    }
    return isUsable(segment.peek(external, 1)) ? -1 : first;
  }

  private static boolean isUsable(String number) {
    return !number.isEmpty() && Identifier.of(number).value().isPresent();
  }

  private static void mrn(Segment pid, Draft draft) {
    int repetition = idRepetition(pid, ID_LIST, EXTERNAL_ID);
    if (repetition < 0) {
      draft.tell(Column.MRN, Rank.FIRST, pid.value(EXTERNAL_ID), pid, EXTERNAL_ID, 1);
      return;
    }
    pid.used(ID_LIST, ID_TYPE);
    draft.tell(Column.MRN, Rank.FIRST, pid.value(ID_LIST, repetition, 1), pid, ID_LIST, 1);
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
