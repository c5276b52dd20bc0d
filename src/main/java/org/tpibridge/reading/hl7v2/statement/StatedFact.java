package org.tpibridge.reading.hl7v2.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.hl7v2.message.Hl7Time;
import org.tpibridge.reading.hl7v2.vocabulary.DrugDescription;
import org.tpibridge.visit.Column;

/** A fact that a message states about a visit. It is used if its statement is used. */
public sealed interface StatedFact {

  /**
   * @param precedence the precedence of the field; see {@link Precedence}
   */
  record Value(Column column, int precedence, RawValue value) implements StatedFact {}

  /** A pain score whose phase is not stated in words. */
  record ScoreWithoutPhase(RawValue value, Optional<Instant> at) implements StatedFact {
    /** The value of a score: {@code 5} of {@code 5/10}. */
    public static String withoutMaximum(String score) {
      int slash = score.indexOf('/');
      return slash > 0 && score.substring(slash + 1).strip().equals("10")
          ? score.substring(0, slash).strip()
          : score;
    }
  }

  /** One answer of PEG, or the mean of its answers. */
  record PegPart(Kind kind, RawValue value, Optional<Instant> at) implements StatedFact {

    /** What an observation is, by its LOINC code. */
    public enum Kind {
      PAIN("75893-8"),
      ENJOYMENT("91145-3"),
      ACTIVITY("91146-1"),
      MEAN("91147-9");

      private final String loinc;

      Kind(String loinc) {
        this.loinc = loinc;
      }

      public static Optional<Kind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.loinc.equals(code)).findFirst();
      }
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
   * @param amount in canonical notation, such as {@code 4 mL}, or ""
   * @param strength in canonical notation, such as {@code 1%}, or ""
   */
  record Dose(String code, DrugDescription drug, String amount, String strength, Place place)
      implements StatedFact {}

  /** The strength of a drug, as ordered. */
  record OrderedStrength(String code, DrugDescription drug, String strength, Place place)
      implements StatedFact {}

  /**
   * The units charged or credited.
   *
   * @param units above zero; empty if the field is empty
   */
  record BilledUnits(Optional<BigDecimal> units, Place place) implements StatedFact {}

  /** The time of the injection. */
  record InjectionTime(Hl7Time at) implements StatedFact {}

  /** The time when the visit ended. */
  record VisitEnd(Instant at) implements StatedFact {}

  /** A day of service, which identifies the visit. */
  record ServiceDay(Hl7Time at, Place place) implements StatedFact {}

  /** A part of a site in a row of a flowsheet: the side or the number of passes. */
  record SitePart(boolean side, String text, Place place) implements StatedFact {}
}
