package org.tpibridge.exchange.pull;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.mapping.elements.PainScaleCode;
import org.tpibridge.store.pulled.PulledScores.ScoreContent;
import org.tpibridge.visit.PainScale;

/** Reads a pain score of an EHR: only what it says without doubt. */
sealed interface ScoreReading {

  /** A score on one of the scales. */
  record Usable(ScoreContent content) implements ScoreReading {}

  /** A score that may be one, for the reason that a person has to look at. */
  record Doubtful(String reason) implements ScoreReading {}

  /** Not final yet, without a value, or of the visit itself. */
  record NotCounted() implements ScoreReading {}

  /** It does not count any more. */
  record Withdrawn() implements ScoreReading {}

  static ScoreReading of(Observation observation) {
    if (WithdrawnResource.is(observation)) {
      return new Withdrawn();
    }
    boolean isFinal =
        switch (observation.getStatus() == null
            ? Observation.ObservationStatus.UNKNOWN
            : observation.getStatus()) {
          case FINAL, AMENDED, CORRECTED -> true;
          default -> false;
        };
    if (observation.getStatus() == Observation.ObservationStatus.CANCELLED) {
      return new Withdrawn();
    }
    if (!isFinal || !observation.hasValue()) {
      return new NotCounted();
    }
    return read(observation);
  }

  private static ScoreReading read(Observation observation) {
    List<PainScaleCode> scales =
        Arrays.stream(PainScaleCode.values())
            .filter(
                scale ->
                    observation
                        .getCode()
                        .hasCoding(
                            scale.concept().getCodingFirstRep().getSystem(),
                            scale.concept().getCodingFirstRep().getCode()))
            .toList();
    if (scales.size() != 1) {
      return new Doubtful("It has the codes of several scales.");
    }
    Optional<BigDecimal> value = value(observation.getValue(), scales.get(0).scale());
    if (value.isEmpty() || !scales.get(0).scale().accepts(value.get())) {
      return new Doubtful("Its value is not on its scale.");
    }
    if (observation.hasBodySite() || observation.hasComponent()) {
      return new Doubtful("It is about a part of the body, or has several values.");
    }
    Optional<String> measured = measured(observation.getEffective());
    if (measured.isEmpty()) {
      return new Doubtful("The time at which it was recorded is missing or not exact.");
    }
    return new Usable(
        new ScoreContent(scales.get(0).scale(), measured.get(), value.get().toPlainString()));
  }

  private static Optional<BigDecimal> value(Type value, PainScale scale) {
    if (value instanceof IntegerType integer) {
      return Optional.of(BigDecimal.valueOf(integer.getValue()));
    }
    if (value instanceof Quantity quantity && !quantity.hasComparator() && quantity.hasValue()) {
      String unit = quantity.hasCode() ? quantity.getCode() : quantity.getUnit();
      boolean isScore =
          unit == null
              || List.of("{score}", "1", "score", "").contains(unit)
              // Of the line of a visual analog scale.
              || (unit.equals("cm") && scale == PainScale.VAS);
      BigDecimal number = quantity.getValue();
      boolean isWhole = number.stripTrailingZeros().scale() <= 0;
      return isScore
          ? Optional.of(isWhole ? number.setScale(0) : number.stripTrailingZeros())
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<String> measured(Type effective) {
    if (effective instanceof DateTimeType || effective instanceof InstantType) {
      String text = effective.primitiveValue();
      return Optional.ofNullable(text).filter(time -> time.length() >= "2024-03-04".length());
    }
    return Optional.empty();
  }
}
