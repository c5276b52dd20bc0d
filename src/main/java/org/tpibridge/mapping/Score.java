package org.tpibridge.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainCourse;
import org.tpibridge.visit.Span;
import org.tpibridge.visit.VisitField;

/**
 * One pain score of the course, with its phase.
 *
 * @param since counted from the visit's end; empty at the visit itself
 */
record Score(String key, OwnCode phase, Optional<Span> since, BigDecimal value, VisitField field) {

  /** All scores: before, after, then the later ones in the order told. */
  static List<Score> of(PainCourse pain) {
    List<Score> scores = new ArrayList<>();
    pain.before()
        .ifPresent(v -> scores.add(atVisit("before", OwnCode.BEFORE, v, Column.PAIN_BEFORE)));
    pain.after()
        .ifPresent(
            v -> scores.add(atVisit("after", OwnCode.IMMEDIATELY_AFTER, v, Column.PAIN_AFTER)));
    for (int i = 0; i < pain.later().size(); i++) {
      LaterScore later = pain.later().get(i);
      scores.add(
          new Score(
              later.since().written(),
              Phase.of(later.since()),
              Optional.of(later.since()),
              later.value(),
              VisitField.of(Column.PAIN_LATER, i)));
    }
    return scores;
  }

  private static Score atVisit(String key, OwnCode phase, BigDecimal value, Column column) {
    return new Score(key, phase, Optional.empty(), value, VisitField.of(column));
  }

  boolean isBefore() {
    return phase == OwnCode.BEFORE;
  }

  /** Whether this score was surely taken after another. */
  boolean isAfter(Score other) {
    return hours() > other.hours();
  }

  /** For sorting: before the visit, at its end, or so many hours later. */
  double hours() {
    return isBefore() ? -1 : since.map(Span::hours).orElse(0.0);
  }

  /** Puts phase and time on an Observation; what was told later has no encounter. */
  void place(Observation observation, VisitContext context) {
    observation.addExtension(Extensions.ASSESSMENT_PHASE, ObservedAtVisit.code(phase));
    if (since.isPresent()) {
      observation.addExtension(Extensions.TIME_AFTER_VISIT, Quantities.of(since.get()));
      DateTimeType day = Times.dateTime(context.times().dayAfter(since.get()));
      day.addExtension(Extensions.APPROXIMATE_TIME, new BooleanType(true));
      observation.setEffective(day);
    } else {
      ObservedAtVisit.at(
          observation, context, isBefore() ? context.times().start() : context.times().finished());
    }
  }

  /** As a clinician reads it: {@code 48h after the visit}. */
  String when() {
    return since
        .map(s -> s.written() + " after the visit")
        .orElse(isBefore() ? "before the injection" : "immediately after the injection");
  }
}
