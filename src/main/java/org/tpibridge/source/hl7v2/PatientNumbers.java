package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers of the patient in a message, by which the clinic may know the patient: those of type
 * MR, else the sender's own, else PID-2.
 */
record PatientNumbers(List<Number> numbers) {
  private static final int EXTERNAL_ID = 2;
  private static final int ID_LIST = 3;
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
    for (Set<String> types : TYPES) {
      List<Number> numbers = new ArrayList<>(1);
      for (int i = 0; i < pid.repetitions(ID_LIST); i++) {
        String type = pid.peek(ID_LIST, i, ID_TYPE).toUpperCase(Locale.ROOT);
        String number = pid.peek(ID_LIST, i, 1);
        if (types.contains(type) && !number.isEmpty()) {
          String authority = pid.peek(ID_LIST, i, AUTHORITY).toUpperCase(Locale.ROOT);
          numbers.add(new Number(new EntityId(number, authority), pid, ID_LIST));
        }
      }
      if (!numbers.isEmpty()) {
        pid.used(ID_LIST, 1);
        pid.used(ID_LIST, ID_TYPE);
        return new PatientNumbers(numbers);
      }
    }
    String external = pid.value(EXTERNAL_ID);
    return new PatientNumbers(
        external.isEmpty()
            ? List.of()
            : List.of(new Number(new EntityId(external, ""), pid, EXTERNAL_ID)));
  }

  /** The number of an authority, if there is one. */
  Optional<Number> of(String authority) {
    return numbers.stream().filter(n -> n.id().namespace().equals(authority)).findFirst();
  }

  Optional<Number> first() {
    return numbers.stream().findFirst();
  }
}
