package org.tpibridge.mapping.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.mapping.elements.AssessmentPhase;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.VisitField;

/**
 * A pain score with its assessment phase.
 *
 * @param since time after the visit's end; empty for scores during the visit
 */
record AssessedPainScore(
    String key, TpiBridgeCode phase, Optional<TimeSpan> since, BigDecimal value, VisitField field) {

  /** All scores: before, after, then later ones as listed in the record. */
  static List<AssessedPainScore> of(PainAssessment pain) {
    List<AssessedPainScore> scores = new ArrayList<>();
    pain.before()
        .ifPresent(v -> scores.add(atVisit("before", TpiBridgeCode.BEFORE, v, Column.PAIN_BEFORE)));
    pain.after()
        .ifPresent(
            v ->
                scores.add(
                    atVisit("after", TpiBridgeCode.IMMEDIATELY_AFTER, v, Column.PAIN_AFTER)));
    for (int i = 0; i < pain.later().size(); i++) {
      LaterScore later = pain.later().get(i);
      scores.add(
          new AssessedPainScore(
              later.timeAfterVisit().toCanonicalText(),
              AssessmentPhase.of(later.timeAfterVisit()),
              Optional.of(later.timeAfterVisit()),
              later.value(),
              VisitField.of(Column.PAIN_LATER, i)));
    }
    return scores;
  }

  private static AssessedPainScore atVisit(
      String key, TpiBridgeCode phase, BigDecimal value, Column column) {
    return new AssessedPainScore(key, phase, Optional.empty(), value, VisitField.of(column));
  }

  boolean isBefore() {
    return phase == TpiBridgeCode.BEFORE;
  }

  /** Whether this score was certainly recorded after another. */
  boolean isAfter(AssessedPainScore other) {
    return hours() > other.hours();
  }

  /** Sort key: before the visit, at its end, or a number of hours later. */
  double hours() {
    return isBefore() ? -1 : since.map(TimeSpan::hours).orElse(0.0);
  }

  /** Sets phase and time of an Observation; scores after the visit have no encounter. */
  void place(Observation observation, VisitContext context) {
    observation.addExtension(ExtensionUrls.ASSESSMENT_PHASE, VisitObservation.code(phase));
    if (since.isPresent()) {
      observation.addExtension(ExtensionUrls.TIME_AFTER_VISIT, UcumQuantities.of(since.get()));
      observation.setEffective(
          VisitObservation.approximate(context.times().dateTimeAfter(since.get())));
    } else if (isBefore()) {
      VisitObservation.at(observation, context, context.times().start());
    } else {
      VisitObservation.atEnd(observation, context);
    }
  }

  /** For display: {@code 48h after the visit}. */
  String when() {
    return since
        .map(s -> s.toCanonicalText() + " after the visit")
        .orElse(isBefore() ? "before the injection" : "immediately after the injection");
  }
}
