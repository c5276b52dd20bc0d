package org.tpibridge.reading.hl7v2.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.hl7v2.message.Hl7Time;
import org.tpibridge.reading.hl7v2.vocabulary.DrugDescription;
import org.tpibridge.visit.Column;

/** One thing that a message states about a visit. It counts if the statement that has it does. */
public sealed interface StatedFact {

  /**
   * @param precedence of the field; see {@link Precedence}
   */
  record Value(Column column, int precedence, RawValue value) implements StatedFact {}

  /** A pain score whose phase is not stated in words. */
  record UnphasedScore(RawValue value, Optional<Instant> at) implements StatedFact {
    /** {@code 5} of {@code 5/10}. */
    public static String withoutMaximum(String score) {
      int slash = score.indexOf('/');
      return slash > 0 && score.substring(slash + 1).strip().equals("10")
          ? score.substring(0, slash).strip()
          : score;
    }
  }

  /** Free text. */
  record Text(String text, Place place) implements StatedFact {}

  /** A clinician. */
  record Person(int precedence, String id, Optional<RawValue> npi, Optional<RawValue> name)
      implements StatedFact {}

  /**
   * A drug that was given.
   *
   * @param code the sender's code of the drug, or ""
   * @param amount canonical, such as {@code 4 mL}, or ""
   * @param strength canonical, such as {@code 1%}, or ""
   */
  record Dose(String code, DrugDescription drug, String amount, String strength, Place place)
      implements StatedFact {}

  /** The strength of a drug, as ordered. */
  record Ordered(String code, DrugDescription drug, String strength, Place place)
      implements StatedFact {}

  /**
   * Units charged or credited.
   *
   * @param units above zero; empty where the field is
   */
  record Billed(Optional<BigDecimal> units, Place place) implements StatedFact {}

  /** When the injection was. */
  record Injected(Hl7Time at) implements StatedFact {}

  /** When the visit ended. */
  record Finished(Instant at) implements StatedFact {}

  /** The day of the service, for which the visit is. */
  record Service(Hl7Time at, Place place) implements StatedFact {}

  /** A part of a site in a row of a flowsheet: the side, or the passes. */
  record SitePart(boolean side, String text, Place place) implements StatedFact {}
}
