package org.tpibridge.source.hl7v2;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tpibridge.source.telling.Identifier;

/**
 * Whom messages are about, whether or not they are read as visits: by the medical record numbers by
 * which visits are read.
 *
 * @param patients numbers in PID
 * @param retired numbers in MRG, of records that were merged
 */
public record NamedPatients(Set<String> patients, Set<String> retired) {
  private static final Pattern BETWEEN = Pattern.compile("[\\^~&|]");
  private static final int FIRST_FIELD = 2;
  private static final int LAST_FIELD = 4;

  public NamedPatients {
    patients = Set.copyOf(patients);
    retired = Set.copyOf(retired);
  }

  /**
   * @throws IOException where the messages cannot be read
   */
  public static NamedPatients in(InputStream messages, SegmentMap map) throws IOException {
    Frames frames = new Frames("", messages);
    MessageParser parser = new MessageParser("");
    IdentityReader identities = new IdentityReader(map.mrnAuthority());
    Set<String> patients = new LinkedHashSet<>();
    Set<String> retired = new LinkedHashSet<>();
    for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
      Message message = parser.parse(frame.get());
      if (message.first("PID").isEmpty()) {
        // A broken message is stored for the office, so it counts by all that may be a number.
        patients.addAll(anyNumbers(message.text()));
      }
      for (Segment segment : message.segments()) {
        if (segment.name().equals("PID")) {
          identities.number(PatientNumbers.of(segment)).ifPresent(patients::add);
        } else if (segment.name().equals("MRG")) {
          identities.number(PatientNumbers.prior(segment)).ifPresent(retired::add);
        }
      }
    }
    return new NamedPatients(patients, retired);
  }

  private static List<String> anyNumbers(String text) {
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

  /** No patient data. */
  @Override
  public String toString() {
    return "NamedPatients[" + patients.size() + "]";
  }
}
