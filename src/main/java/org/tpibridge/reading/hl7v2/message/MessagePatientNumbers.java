package org.tpibridge.reading.hl7v2.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.reading.canonical.Identifier;

/**
 * The patient's numbers in a message that the clinic may use: those of type MR; if there are none,
 * the sender's own; if there are none, PID-2.
 */
public record MessagePatientNumbers(List<PatientNumber> numbers) {
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
   * A number with its place.
   *
   * @param id normalized, for comparison
   * @param text as sent
   */
  public record PatientNumber(EntityIdentifier id, String text, Hl7Segment segment, int field) {
    static PatientNumber of(Hl7Segment segment, int field, int repetition, String authority) {
      String text = segment.peek(field, repetition, 1);
      return new PatientNumber(
          new EntityIdentifier(Identifier.normalized(text), authority), text, segment, field);
    }

    public boolean isUsable() {
      return Identifier.of(text).value().isPresent();
    }
  }

  public static MessagePatientNumbers of(Hl7Message message) {
    return message
        .first("PID")
        .map(MessagePatientNumbers::of)
        .orElse(new MessagePatientNumbers(List.of()));
  }

  public static MessagePatientNumbers of(Hl7Segment pid) {
    return of(pid, ID_LIST, EXTERNAL_ID);
  }

  /** Returns the numbers that a record had before it was merged. */
  public static MessagePatientNumbers prior(Hl7Segment mrg) {
    return of(mrg, PRIOR_ID_LIST, PRIOR_EXTERNAL_ID);
  }

  /**
   * Skips numbers that are placeholders, such as {@code NULL}, if there is another number; if not,
   * the first one is returned, so that it is reported.
   */
  private static MessagePatientNumbers of(Hl7Segment segment, int list, int external) {
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
        segment.markUsed(list, 1);
        segment.markUsed(list, ID_TYPE);
        return new MessagePatientNumbers(numbers);
      }
    }
    boolean none = segment.peek(external, 1).isEmpty();
    List<PatientNumber> numbers =
        none
            ? new ArrayList<>()
            : new ArrayList<>(List.of(PatientNumber.of(segment, external, 0, "")));
    if (!numbers.isEmpty() && (unusable.isEmpty() || numbers.get(0).isUsable())) {
      segment.markUsed(external, 1);
      return new MessagePatientNumbers(numbers);
    }
    return new MessagePatientNumbers(unusable.stream().limit(1).toList());
  }

  /** Returns the number of an authority, if there is one. */
  public Optional<PatientNumber> of(String authority) {
    return numbers.stream().filter(n -> n.id().namespace().equals(authority)).findFirst();
  }

  /** Returns the first number, or "". */
  public String number() {
    return first().map(n -> n.id().number()).orElse("");
  }

  public Optional<PatientNumber> first() {
    return numbers.stream().findFirst();
  }
}
