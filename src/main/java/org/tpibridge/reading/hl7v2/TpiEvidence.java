package org.tpibridge.reading.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;

/**
 * Evidence of a trigger point injection in one or more messages of a visit.
 *
 * @param sign the strongest sign
 * @param place the place of the first sign of that strength; empty if there is none
 * @param coded whether a procedure or a drug was recorded as performed or given, not only described
 * @param notPerformed the place of words stating that the procedure was not performed
 */
record TpiEvidence(Sign sign, Optional<Place> place, boolean coded, Optional<Place> notPerformed) {
  static final TpiEvidence NONE =
      new TpiEvidence(Sign.NONE, Optional.empty(), false, Optional.empty());

  /** Signs, in order of strength. */
  enum Sign {
    /** No sign: a lab result, an office visit. */
    NONE,
    /** The words occur, but not for a procedure of this visit: declined, planned, past. */
    MENTIONED,
    /** An injection into a muscle, which may be a vaccination or another injection. */
    POSSIBLE,
    CERTAIN
  }

  static TpiEvidence of(Sign sign, Place place) {
    return sign == Sign.NONE
        ? NONE
        : new TpiEvidence(sign, Optional.of(place), false, Optional.empty());
  }

  static TpiEvidence coded(Sign sign, Place place) {
    return new TpiEvidence(sign, Optional.of(place), true, Optional.empty());
  }

  static TpiEvidence notPerformed(Sign sign, Place place) {
    return new TpiEvidence(sign, Optional.of(place), false, Optional.of(place));
  }

  TpiEvidence combinedWith(TpiEvidence other) {
    boolean stronger = other.sign.compareTo(sign) > 0;
    return new TpiEvidence(
        stronger ? other.sign : sign,
        stronger ? other.place : place,
        coded || other.coded,
        notPerformed.or(other::notPerformed));
  }

  /** Whether the visit is a trigger point injection according to the messages. */
  boolean isOfTpi() {
    return sign.compareTo(Sign.POSSIBLE) >= 0;
  }

  /** Returns findings on a visit with this evidence. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(0);
    if (sign == Sign.POSSIBLE) {
      findings.add(
          Finding.error(
                  Hl7FindingCodes.UNCLEAR,
                  "This is an injection into a muscle, but the message does not state that it is a trigger point"
                      + " injection.")
              .at(place.orElseThrow())
              .withSuggestion(
                  "Send a procedure code (20552, 20553), send \"trigger point injection\" in OBR-4,"
                      + " or add a signal to the segment map."));
    }
    if (isOfTpi() && notPerformed.isPresent()) {
      String message =
          "The text states that a procedure was not performed"
              + (coded ? ", but a code or a drug indicates that it was." : ".");
      findings.add(
          (coded
                  ? Finding.warning(Hl7FindingCodes.NOT_PERFORMED, message)
                  : Finding.error(Hl7FindingCodes.NOT_PERFORMED, message))
              .at(notPerformed.get())
              .withSuggestion(
                  "Check the record. If the injection was performed, send its procedure code"
                      + " (PR1 or FT1)."));
    }
    return findings;
  }
}
