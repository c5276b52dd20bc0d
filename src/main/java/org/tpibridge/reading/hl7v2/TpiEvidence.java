package org.tpibridge.reading.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;

/**
 * How much one or more messages of a visit say about a trigger point injection.
 *
 * @param sign the strongest sign
 * @param place the place of the first sign of that strength; empty where there is none
 * @param coded whether a procedure or a drug was recorded as performed or given, not only described
 * @param notPerformed the place of words that say that the procedure was not performed
 */
record TpiEvidence(Sign sign, Optional<Place> place, boolean coded, Optional<Place> notPerformed) {
  static final TpiEvidence NONE =
      new TpiEvidence(Sign.NONE, Optional.empty(), false, Optional.empty());

  /** In the order of their strength. */
  enum Sign {
    /** Nothing: a lab result, an office visit. */
    NONE,
    /** The words are there, but not for something that was done now: declined, planned, past. */
    MENTIONED,
    /** An injection into a muscle that may be a vaccine's or any other. */
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

  /** Whether the visit is one of a trigger point injection, as far as the messages show. */
  boolean isOfTpi() {
    return sign.compareTo(Sign.POSSIBLE) >= 0;
  }

  /** What is to be said of a visit with this evidence. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(0);
    if (sign == Sign.POSSIBLE) {
      findings.add(
          Finding.error(
                  Hl7FindingCodes.UNCLEAR,
                  "An injection into a muscle, but nothing says that it is a trigger point"
                      + " injection. It may be any other.")
              .at(place.orElseThrow())
              .withSuggestion(
                  "Send a procedure code (20552, 20553) or \"trigger point injection\" in OBR-4,"
                      + " or name a signal in the map of segments."));
    }
    if (isOfTpi() && notPerformed.isPresent()) {
      String message =
          "The text says that a procedure was not performed"
              + (coded ? ", but a code or a drug says that it was." : ".");
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
