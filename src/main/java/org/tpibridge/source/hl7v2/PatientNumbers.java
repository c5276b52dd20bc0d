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
record PatientNumbers(List<Number> numbers) {
  private static final int EXTERNAL_ID = 2;
  private static final int ID_LIST = 3;
  private static final int PRIOR_EXTERNAL_ID = 4;
  private static final int PRIOR_ID_LIST = 1;
  private static final int AUTHORITY = 4;
  private static final int ID_TYPE = 5;

  /** HL7 table 0203: medical record number; then the sender's own, and those without a type. */
  private static final List<Set<String>> TYPES =
      List.of(Set.of("MR", "MRN", "MRT"), Set.of("", "PI", "PT", "PN", "EPI"));

  /** A number and where it is. */
  record Number(EntityId id, Segment segment, int field) {}

  static PatientNumbers of(Message message) {
    return message.first("PID").map(PatientNumbers::of).orElse(new PatientNumbers(List.of()));
  }

  static PatientNumbers of(Segment pid) {
    return of(pid, ID_LIST, EXTERNAL_ID);
  }

  /** The numbers that a record had until it was merged. */
  static PatientNumbers retired(Segment mrg) {
    return of(mrg, PRIOR_ID_LIST, PRIOR_EXTERNAL_ID);
  }

  /**
   * Numbers that name nobody, such as {@code NULL}, are passed over where another is there; where
   * none is, the first of them is read, so that it is reported.
   */
  private static PatientNumbers of(Segment segment, int list, int external) {
    List<Number> unusable = new ArrayList<>(1);
    for (Set<String> types : TYPES) {
      List<Number> numbers = new ArrayList<>(1);
      for (int i = 0; i < segment.repetitions(list); i++) {
        String type = segment.peek(list, i, ID_TYPE).toUpperCase(Locale.ROOT);
        String number = segment.peek(list, i, 1);
        if (types.contains(type) && !number.isEmpty()) {
          String authority = segment.peek(list, i, AUTHORITY).toUpperCase(Locale.ROOT);
          (isUsable(number) ? numbers : unusable)
              .add(
                  new Number(
                      new EntityId(Identifier.normalized(number), authority), segment, list));
        }
      }
      if (!numbers.isEmpty()) {
        return used(numbers, segment, list);
      }
    }
    String number = segment.peek(external, 1);
    if (!number.isEmpty() && (unusable.isEmpty() || isUsable(number))) {
      segment.used(external, 1);
      return new PatientNumbers(
          List.of(new Number(new EntityId(Identifier.normalized(number), ""), segment, external)));
    }
    return unusable.isEmpty()
        ? new PatientNumbers(List.of())
        : used(unusable.subList(0, 1), segment, list);
  }

  private static PatientNumbers used(List<Number> numbers, Segment segment, int list) {
    segment.used(list, 1);
    segment.used(list, ID_TYPE);
    return new PatientNumbers(List.copyOf(numbers));
  }

  private static boolean isUsable(String number) {
    return Identifier.of(number).value().isPresent();
  }

  /** The number of an authority, if there is one. */
  Optional<Number> of(String authority) {
    return numbers.stream().filter(n -> n.id().namespace().equals(authority)).findFirst();
  }

  Optional<Number> first() {
    return numbers.stream().findFirst();
  }
}
