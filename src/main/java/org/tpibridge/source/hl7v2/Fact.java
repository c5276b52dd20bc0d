package org.tpibridge.source.hl7v2;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.tpibridge.finding.Place;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/** One thing that a message states about a visit. It counts if the statement that has it does. */
sealed interface Fact {

  /**
   * @param rank of the field; see {@link Rank}
   */
  record Value(Column column, int rank, Words words) implements Fact {}

  /** A pain score whose phase is not stated in words. */
  record Score(Words words, Optional<Instant> at) implements Fact {
    /** {@code 5} of {@code 5/10}. */
    static String withoutMaximum(String score) {
      int slash = score.indexOf('/');
      return slash > 0 && score.substring(slash + 1).strip().equals("10")
          ? score.substring(0, slash).strip()
          : score;
    }
  }

  /** Free text. */
  record Text(String text, Place place) implements Fact {}

  /** A clinician. */
  record Person(int rank, String id, Optional<Words> npi, Optional<Words> name) implements Fact {}

  /**
   * A drug that was given.
   *
   * @param code the sender's code of the drug, or ""
   * @param amount canonical, such as {@code 4 mL}, or ""
   * @param strength canonical, such as {@code 1%}, or ""
   */
  record Dose(String code, DrugWords drug, String amount, String strength, Place place)
      implements Fact {}

  /** The strength of a drug, as ordered. */
  record Ordered(String code, DrugWords drug, String strength, Place place) implements Fact {}

  /**
   * Units charged or credited.
   *
   * @param units above zero; empty where the field is
   */
  record Billed(Optional<BigDecimal> units, Place place) implements Fact {}

  /** When the injection was. */
  record Injected(Moment at) implements Fact {}

  /** When the visit ended. */
  record Finished(Instant at) implements Fact {}

  /** The day of the service, for which the visit is. */
  record Service(Moment at, Place place) implements Fact {}

  /** A part of a site in a row of a flowsheet: the side, or the passes. */
  record SitePart(boolean side, String text, Place place) implements Fact {}
}
