package org.tpibridge.reading.hl7v2.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.visit.Npi;

/** Reads a field of type XCN (CN before 2.3): id, family and given name, authority, id type. */
final class ClinicianField {
  private static final int AUTHORITY = 9;
  private static final int ID_TYPE = 13;

  private ClinicianField() {}

  /** Returns the clinicians in a field. */
  static List<StatedFact.Person> read(Hl7Segment segment, int field, int rank) {
    List<StatedFact.Person> people = new ArrayList<>(1);
    for (int i = 0; i < segment.repetitions(field); i++) {
      String id = segment.peek(field, i, 1);
      boolean npi =
          segment.peek(field, i, ID_TYPE).equals("NPI")
              || segment.peek(field, i, AUTHORITY).contains("NPI")
              || Npi.isValid(id);
      String name = name(segment, field, i);
      if (id.isEmpty() && name.isEmpty()) {
        continue;
      }
      if (npi) {
        segment.markUsed(field, 1);
        segment.markUsed(field, AUTHORITY);
        segment.markUsed(field, ID_TYPE);
      }
      people.add(
          new StatedFact.Person(
              rank,
              id,
              npi && !id.isEmpty() ? Optional.of(words(id, segment, field, 1)) : Optional.empty(),
              name.isEmpty() ? Optional.empty() : Optional.of(words(name, segment, field, 2))));
    }
    return people;
  }

  /** Formats {@code Last, First Middle}. */
  private static String name(Hl7Segment segment, int field, int repetition) {
    String last = segment.value(field, repetition, 2);
    String first = segment.value(field, repetition, 3);
    String middle = segment.value(field, repetition, 4);
    String given = middle.isEmpty() ? first : first + " " + middle;
    return given.isEmpty() ? last : last.isEmpty() ? given : last + ", " + given;
  }

  private static RawValue words(String text, Hl7Segment segment, int field, int component) {
    return new RawValue(text, segment.place(field, component), ValueStyle.CANONICAL);
  }
}
