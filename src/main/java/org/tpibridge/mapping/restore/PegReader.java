package org.tpibridge.mapping.restore;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.PegQuestion;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.PegAssessment;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.TimeSpan;

/** Reads the answers of PEG. The mean is not read: it is calculated from them. */
final class PegReader {
  private final VisitBundle bundle;
  private final List<Observation> all;

  PegReader(VisitBundle bundle) {
    this.bundle = bundle;
    this.all =
        bundle.all(Observation.class).stream()
            .filter(observation -> PegQuestion.isMean(observation.getCode()))
            .toList();
  }

  PegAssessment peg() {
    return new PegAssessment(
        all.stream().filter(o -> duration(o).isEmpty()).findFirst().flatMap(this::score),
        all.stream().filter(o -> duration(o).isPresent()).flatMap(o -> later(o).stream()).toList());
  }

  private static Optional<Duration> duration(Observation peg) {
    return ElementReader.value(peg.getExtension(), ExtensionUrls.TIME_AFTER_VISIT, Duration.class);
  }

  private Optional<LaterPeg> later(Observation peg) {
    Optional<TimeSpan> since =
        duration(peg).flatMap(d -> bundle.read(peg, "extension", () -> ElementReader.span(d)));
    return since.flatMap(span -> score(peg).map(score -> new LaterPeg(span, score)));
  }

  private Optional<PegScore> score(Observation peg) {
    return bundle.read(
        peg,
        "component",
        () ->
            new PegScore(
                answer(peg, PegQuestion.PAIN),
                answer(peg, PegQuestion.ENJOYMENT),
                answer(peg, PegQuestion.ACTIVITY)));
  }

  private static int answer(Observation peg, PegQuestion question) {
    return peg.getComponent().stream()
        .filter(component -> question.is(component.getCode()))
        .map(Observation.ObservationComponentComponent::getValue)
        .filter(Quantity.class::isInstance)
        .map(value -> ((Quantity) value).getValue())
        .filter(value -> value != null)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an answer of PEG is missing"))
        .intValueExact();
  }
}
