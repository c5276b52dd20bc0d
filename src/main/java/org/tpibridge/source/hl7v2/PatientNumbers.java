package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.source.telling.Identifier;

/**
 * The numbers of the patient in a message, by which the clinic may know the patient: those of type
 * MR, else the sender's own, else PID-2.
 */
record PatientNumbers(List<PatientNumber> numbers) {
  private static final int EXTERNAL_ID = 2;
  private static final int ID_LIST = 3;
  private static final int AUTHORITY = 4;
  private static final int ID_TYPE = 5;

  /** HL7 table 0203: medical record number; then the sender's own, and those without a type. */
  private static final List<Set<String>> TYPES =
      List.of(Set.of("MR", "MRN", "MRT"), Set.of("", "PI", "PT", "PN", "EPI"));

  private static final int PRIOR_ID_LIST = 1;
  private static final int PRIOR_EXTERNAL_ID = 4;

  /**
   * A number and where it is.
   *
   * @param id normalized, for comparing it
   * @param text as it was sent
   */
  record PatientNumber(EntityId id, String text, Segment segment, int field) {
    static PatientNumber of(Segment segment, int field, int repetition, String authority) {
      String text = segment.peek(field, repetition, 1);
      return new PatientNumber(
          new EntityId(Identifier.normalized(text), authority), text, segment, field);
    }

    boolean isUsable() {
      return Identifier.of(text).value().isPresent();
    }
  }

  static PatientNumbers of(Message message) {
    return message.first("PID").map(PatientNumbers::of).orElse(new PatientNumbers(List.of()));
  }

  static PatientNumbers of(Segment pid) {
    return of(pid, ID_LIST, EXTERNAL_ID);
  }

  /** The numbers that a record had until it was merged. */
  static PatientNumbers prior(Segment mrg) {
    return of(mrg, PRIOR_ID_LIST, PRIOR_EXTERNAL_ID);
  }

  /**
   * Numbers that name nobody, such as {@code NULL}, are passed over where another is there; where
   * none is, the first of them is read, so that it is reported.
   */
  private static PatientNumbers of(Segment segment, int list, int external) {
    List<PatientNumber> unusable = new ArrayList<>(0);
    for (Set<String> types : TYPES) {
      List<PatientNumber> numbers = new ArrayList<>(1);
      for (int i = 0; i < segment.repetitions(list); i++) {
        String type = segment.peek(list, i, ID_TYPE).toUpperCase(Locale.ROOT);
        if (types.contains(type) && !segment.peek(list, i, 1).isEmpty()) {
          String authority = segment.peek(list, i, AUTHORITY).toUpperCase(Locale.ROOT);
          PatientNumber number = PatientNumber.of(segment, list, i, authority);
          (number.isUsable() ? numbers : unusable).add(number);
        }
      }
      if (!numbers.isEmpty()) {
        segment.used(list, 1);
        segment.used(list, ID_TYPE);
        return new PatientNumbers(numbers);
      }
    }
    boolean none = segment.peek(external, 1).isEmpty();
    List<PatientNumber> numbers =
        none
            ? new ArrayList<>()
            : new ArrayList<>(List.of(PatientNumber.of(segment, external, 0, "")));
    if (!numbers.isEmpty() && (unusable.isEmpty() || numbers.get(0).isUsable())) {
      segment.used(external, 1);
      return new PatientNumbers(numbers);
    }
    return new PatientNumbers(unusable.stream().limit(1).toList());
  }

  /** The number of an authority, if there is one. */
  Optional<PatientNumber> of(String authority) {
    return numbers.stream().filter(n -> n.id().namespace().equals(authority)).findFirst();
  }

  /** The first number, or "". */
  String number() {
    return first().map(n -> n.id().number()).orElse("");
  }

  Optional<PatientNumber> first() {
    return numbers.stream().findFirst();
  }
}
