package org.tpibridge.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.tpibridge.visit.Answer;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainCourse;
import org.tpibridge.visit.PainScale;

/** What was observed: weight, pain, relief as told, twitch. */
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
    return coded(OwnCode.RELIEF_REPORTED).flatMap(this::number);
  }

  Optional<Answer> twitch() {
    return coded(OwnCode.TWITCH)
        .map(Observation::getValue)
        .filter(BooleanType.class::isInstance)
        .map(value -> ((BooleanType) value).getValue())
        .map(seen -> seen ? Answer.YES : Answer.NO);
  }

  private Optional<Observation> coded(OwnCode code) {
    return all.stream().filter(o -> Elements.has(o.getCode(), code)).findFirst();
  }

  /**
   * The course of pain.
   *
   * @param otherwise the scale where no score shows one
   */
  PainCourse pain(Optional<ScaleCode> otherwise) {
    List<Observation> scores =
        all.stream().filter(o -> ScaleCode.in(o.getCode()).isPresent()).toList();
    PainScale scale =
        scores.stream()
            .findFirst()
            .flatMap(o -> ScaleCode.in(o.getCode()))
            .or(() -> otherwise)
            .map(ScaleCode::scale)
            .orElse(PainScale.NRS);
    return new PainCourse(
        scale,
        atVisit(scores, scale, OwnCode.BEFORE),
        atVisit(scores, scale, OwnCode.IMMEDIATELY_AFTER),
        scores.stream().flatMap(o -> later(o, scale)).toList());
  }

  private Optional<BigDecimal> atVisit(List<Observation> scores, PainScale scale, OwnCode phase) {
    return scores.stream()
        .filter(
            o ->
                Elements.value(o.getExtension(), Extensions.ASSESSMENT_PHASE, CodeableConcept.class)
                    .filter(concept -> Elements.has(concept, phase))
                    .isPresent())
        .findFirst()
        .flatMap(o -> score(o, scale));
  }

  private Stream<LaterScore> later(Observation score, PainScale scale) {
    return Elements.value(score.getExtension(), Extensions.TIME_AFTER_VISIT, Duration.class)
        .flatMap(since -> bundle.read(score, "extension", () -> Elements.span(since)))
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
                        throw new IllegalArgumentException("not on the visit's scale");
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
