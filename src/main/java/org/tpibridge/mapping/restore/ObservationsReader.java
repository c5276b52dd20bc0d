package org.tpibridge.mapping.restore;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.PainScaleCode;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.YesNo;

/** Reads weight, pain scores, reported relief and twitch. */
final class ObservationsReader {
  private final VisitBundle bundle;
  private final List<Observation> all;

  ObservationsReader(VisitBundle bundle) {
    this.bundle = bundle;
    this.all = bundle.all(Observation.class);
  }

  Optional<BigDecimal> weightKg() {
    return all.stream()
        .filter(
            o ->
                o.getCode()
                    .hasCoding(StandardCode.BODY_WEIGHT.system(), StandardCode.BODY_WEIGHT.code()))
        .findFirst()
        .flatMap(this::number);
  }

  Optional<BigDecimal> reliefPercent() {
    return coded(TpiBridgeCode.RELIEF_REPORTED).flatMap(this::number);
  }

  Optional<YesNo> twitch() {
    return coded(TpiBridgeCode.TWITCH)
        .map(Observation::getValue)
        .filter(BooleanType.class::isInstance)
        .map(value -> ((BooleanType) value).getValue())
        .map(seen -> seen ? YesNo.YES : YesNo.NO);
  }

  private Optional<Observation> coded(TpiBridgeCode code) {
    return all.stream().filter(o -> ElementReader.has(o.getCode(), code)).findFirst();
  }

  /**
   * Reads the pain scores.
   *
   * @param scaleWithoutScores the scale if there is no score that shows it
   */
  PainAssessment pain(Optional<PainScaleCode> scaleWithoutScores) {
    List<Observation> scores =
        all.stream().filter(o -> PainScaleCode.in(o.getCode()).isPresent()).toList();
    PainScale scale =
        scores.stream()
            .findFirst()
            .flatMap(o -> PainScaleCode.in(o.getCode()))
            .or(() -> scaleWithoutScores)
            .map(PainScaleCode::scale)
            .orElse(PainScale.NRS);
    return new PainAssessment(
        scale,
        atVisit(scores, scale, TpiBridgeCode.BEFORE),
        atVisit(scores, scale, TpiBridgeCode.IMMEDIATELY_AFTER),
        scores.stream().flatMap(o -> later(o, scale)).toList());
  }

  private Optional<BigDecimal> atVisit(
      List<Observation> scores, PainScale scale, TpiBridgeCode phase) {
    return scores.stream()
        .filter(
            o ->
                ElementReader.value(
                        o.getExtension(), ExtensionUrls.ASSESSMENT_PHASE, CodeableConcept.class)
                    .filter(concept -> ElementReader.has(concept, phase))
                    .isPresent())
        .findFirst()
        .flatMap(o -> score(o, scale));
  }

  private Stream<LaterScore> later(Observation score, PainScale scale) {
    return ElementReader.value(score.getExtension(), ExtensionUrls.TIME_AFTER_VISIT, Duration.class)
        .flatMap(since -> bundle.read(score, "extension", () -> ElementReader.span(since)))
        .flatMap(span -> score(score, scale).map(value -> new LaterScore(span, value)))
        .stream();
  }

  private Optional<BigDecimal> score(Observation observation, PainScale scale) {
    return number(observation)
        .flatMap(
            value ->
                bundle.read(
                    observation,
                    "value",
                    () -> {
                      if (!scale.accepts(value)) {
                        throw new IllegalArgumentException("the score is not on the visit's scale");
                      }
                      return value;
                    }));
  }

  private Optional<BigDecimal> number(Observation observation) {
    return observation.getValue() instanceof Quantity quantity
        ? Optional.ofNullable(quantity.getValue())
        : Optional.empty();
  }
}
