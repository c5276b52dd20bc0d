package org.tpibridge.exchange.document;

import static org.tpibridge.exchange.document.ElementText.NOT_RECORDED;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.TpiBridgeCode;

/** Parts of an Observation as text. */
final class ObservationText {
  private static final Set<ObservationStatus> COUNTS =
      Set.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);

  private ObservationText() {}

  static String value(Observation observation) {
    return (observation.hasValue()
            ? ElementText.value(observation.getValue())
            : absent(observation.getDataAbsentReason()))
        + status(observation);
  }

  /** A score of a scale that ends at 10. */
  static String ofTen(Observation score) {
    return (score.getValue() instanceof Quantity quantity && quantity.getValue() != null
            ? ElementText.number(quantity.getValue()) + " of 10"
            : absent(score.getDataAbsentReason()))
        + status(score);
  }

  private static String absent(CodeableConcept reason) {
    return ElementText.words(reason)
        .map(words -> NOT_RECORDED + " (" + words + ")")
        .orElse(NOT_RECORDED);
  }

  /** Empty if the value is final. */
  static String status(Observation observation) {
    return observation.getStatus() == null || COUNTS.contains(observation.getStatus())
        ? ""
        : " (status: " + observation.getStatus().toCode() + ")";
  }

  /** When a score was recorded: {@code 48h after the visit}. */
  static String when(Observation observation) {
    Optional<String> spanAfter =
        ElementText.extension(
                observation.getExtension(), ExtensionUrls.TIME_AFTER_VISIT, Quantity.class)
            .filter(span -> span.getValue() != null)
            .map(ElementText::span);
    if (spanAfter.isPresent()) {
      return spanAfter.get() + " after the visit";
    }
    Optional<CodeableConcept> phase =
        ElementText.extension(
            observation.getExtension(), ExtensionUrls.ASSESSMENT_PHASE, CodeableConcept.class);
    if (phase.filter(p -> VisitResources.has(p, TpiBridgeCode.BEFORE)).isPresent()) {
      return "before the injection";
    }
    if (phase.filter(p -> VisitResources.has(p, TpiBridgeCode.IMMEDIATELY_AFTER)).isPresent()) {
      return "immediately after the injection";
    }
    return phase.flatMap(ElementText::words).orElseGet(() -> effective(observation));
  }

  /** The day of a later score, if {@link #when} does not contain it. */
  static String laterDay(Observation observation) {
    boolean isLater =
        ElementText.extension(
                observation.getExtension(), ExtensionUrls.TIME_AFTER_VISIT, Quantity.class)
            .isPresent();
    return isLater && observation.hasEffective()
        ? (ElementText.isApproximate(observation.getEffective()) ? ", about " : ", ")
            + effective(observation)
        : "";
  }

  static String effective(Observation observation) {
    Type effective = observation.getEffective();
    if (effective instanceof BaseDateTimeType time) {
      return ElementText.time(time).orElse("at a time that is not recorded");
    }
    return effective instanceof Period period
        ? ElementText.period(period)
        : "at a time that is not recorded";
  }

  static boolean isWeight(Observation observation) {
    return observation
        .getCode()
        .hasCoding(StandardCode.BODY_WEIGHT.system(), StandardCode.BODY_WEIGHT.code());
  }
}
