package org.tpibridge.reading.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Message;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.MessagePatientNumbers;
import org.tpibridge.reading.hl7v2.message.MessageTypes;

/**
 * Reads messages that change patients' numbers. A18, A30, A34, A36, A39, A40, A46 and A47 state
 * that the record with the number in MRG-1 is now that of PID-3. Other events move or renumber
 * accounts and visits, which cannot be applied to stored visits.
 */
final class PatientIdentityReader {
  private final String mrnAuthority;

  /**
   * @param mrnAuthority the assigning authority whose record numbers are used, or ""
   */
  PatientIdentityReader(String mrnAuthority) {
    this.mrnAuthority = mrnAuthority;
  }

  /** Returns the merges of a message; a message may have several. */
  List<PatientMerge> merges(Hl7Message message) {
    List<PatientMerge> merges = new ArrayList<>();
    if (!isMerge(message)) {
      return merges;
    }
    Optional<Hl7Segment> pid = Optional.empty();
    for (Hl7Segment segment : message.segments()) {
      if (segment.name().equals("PID")) {
        pid = Optional.of(segment);
      } else if (segment.name().equals("MRG") && pid.isPresent()) {
        Optional<String> surviving = number(MessagePatientNumbers.of(pid.get()));
        Optional<String> retired = number(MessagePatientNumbers.prior(segment));
        if (surviving.isPresent() && retired.isPresent()) {
          merges.add(
              new PatientMerge(message.type(), retired.get(), surviving.get(), segment.place(1)));
        }
      }
    }
    return merges;
  }

  /**
   * Selects the number as for a visit's patient: that of the configured authority, or the first
   * one.
   */
  Optional<String> number(MessagePatientNumbers numbers) {
    return numbers
        .of(mrnAuthority)
        .filter(n -> !mrnAuthority.isEmpty())
        .or(numbers::first)
        .filter(MessagePatientNumbers.PatientNumber::isUsable)
        .map(n -> n.id().number());
  }

  /** Reports a message whose change is not applied. */
  Optional<Finding> finding(Hl7Message message) {
    if (isMerge(message)) {
      return Optional.of(
          Finding.warning(
                  Hl7FindingCodes.IDENTITY,
                  "This "
                      + message.type()
                      + " message merges patients, but does not contain both medical record"
                      + " numbers (PID-3 and MRG-1). Nothing is merged.")
              .at(message.place())
              .withSuggestion("Merge them with: tpi-bridge patients merge OLD-MRN NEW-MRN"));
    }
    if (MessageTypes.isOtherChange(code(message), event(message))) {
      return Optional.of(
          Finding.warning(
                  Hl7FindingCodes.IDENTITY,
                  "This "
                      + message.type()
                      + " message changes the numbers or the links of patients, accounts or visits."
                      + " The change is not applied.")
              .at(message.place())
              .withSuggestion(
                  "Check whether it concerns a stored visit. If so, send the visit again under its"
                      + " new number."));
    }
    return Optional.empty();
  }

  private static boolean isMerge(Hl7Message message) {
    return MessageTypes.isMerge(code(message), event(message));
  }

  private static String code(Hl7Message message) {
    return message.segments().get(0).value(9, 1);
  }

  private static String event(Hl7Message message) {
    return message.segments().get(0).value(9, 2);
  }
}
