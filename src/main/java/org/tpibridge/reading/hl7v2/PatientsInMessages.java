package org.tpibridge.reading.hl7v2;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tpibridge.reading.canonical.Identifier;
import org.tpibridge.reading.hl7v2.message.Hl7Message;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.MessagePatientNumbers;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;

/**
 * The patients of messages, whether or not the messages are read as visits, identified by the
 * medical record numbers that are read from visits.
 *
 * @param patients the numbers in PID
 * @param retired the numbers in MRG, of records that were merged
 */
public record PatientsInMessages(Set<String> patients, Set<String> retired) {
  private static final Pattern BETWEEN = Pattern.compile("[\\^~&|]");
  private static final int FIRST_FIELD = 2;
  private static final int LAST_FIELD = 4;

  public PatientsInMessages {
    patients = Set.copyOf(patients);
    retired = Set.copyOf(retired);
  }

  static PatientsInMessages in(List<Hl7Message> messages, SegmentMap map) {
    PatientIdentityReader identities = new PatientIdentityReader(map.mrnAuthority());
    Set<String> patients = new LinkedHashSet<>();
    Set<String> retired = new LinkedHashSet<>();
    for (Hl7Message message : messages) {
      if (message.first("PID").isEmpty()) {
        // A broken message is stored for review, so every possible number in it counts.
        patients.addAll(hasNumbers(message.text()));
      }
      for (Hl7Segment segment : message.segments()) {
        if (segment.name().equals("PID")) {
          identities.number(MessagePatientNumbers.of(segment)).ifPresent(patients::add);
        } else if (segment.name().equals("MRG")) {
          identities.number(MessagePatientNumbers.prior(segment)).ifPresent(retired::add);
        }
      }
    }
    return new PatientsInMessages(patients, retired);
  }

  private static List<String> hasNumbers(String text) {
    List<String> numbers = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("PID") && line.length() > 3) {
        String[] fields = line.split(Pattern.quote(line.substring(3, 4)), -1);
        for (int i = FIRST_FIELD; i <= Math.min(LAST_FIELD, fields.length - 1); i++) {
          BETWEEN
              .splitAsStream(fields[i])
              .filter(part -> !part.isBlank())
              .map(Identifier::normalized)
              .forEach(numbers::add);
        }
      }
    }
    return numbers;
  }

  /** Contains no patient data. */
  @Override
  public String toString() {
    return "PatientsInMessages[" + patients.size() + "]";
  }
}
