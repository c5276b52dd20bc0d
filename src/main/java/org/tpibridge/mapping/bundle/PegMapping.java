package org.tpibridge.mapping.bundle;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.mapping.elements.AssessmentPhase;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.PegQuestion;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.VisitField;

/**
 * Adds an Observation for each answered PEG: its value is the mean, its components are the answers.
 * It is no pain score of the visit: it is about the past week, has no previous score, and no relief
 * is calculated from it.
 */
final class PegMapping implements ResourceMapping {

  @Override
  public void add(VisitContext context) {
    context
        .visit()
        .peg()
        .before()
        .ifPresent(
            score ->
                add(context, "before", Optional.empty(), score, VisitField.of(Column.PEG_BEFORE)));
    List<LaterPeg> later = context.visit().peg().later();
    for (int i = 0; i < later.size(); i++) {
      TimeSpan since = later.get(i).timeAfterVisit();
      add(
          context,
          since.toCanonicalText(),
          Optional.of(since),
          later.get(i).score(),
          VisitField.of(Column.PEG_LATER, i));
    }
  }

  private static void add(
      VisitContext context,
      String key,
      Optional<TimeSpan> since,
      PegScore score,
      VisitField field) {
    Observation peg = new Observation();
    BundleEntry entry =
        VisitObservation.begin(context, ResourceRole.PEG, key, ProfileUrls.PEG, peg);
    peg.addCategory(StandardCode.SURVEY.concept());
    String when =
        since
            .map(span -> span.toCanonicalText() + " after the visit")
            .orElse("before the injection");
    peg.setCode(PegQuestion.mean("PEG (pain, enjoyment, general activity), mean, " + when));
    place(peg, since, context);
    peg.setValue(UcumQuantities.of(score.mean(), UcumQuantities.SCORE));
    for (PegQuestion question : PegQuestion.values()) {
      peg.addComponent()
          .setCode(question.concept())
          .setValue(
              UcumQuantities.of(BigDecimal.valueOf(question.answer(score)), UcumQuantities.SCORE));
    }
    peg.addPerformer(context.patient());
    peg.setText(
        Narratives.start()
            .list(
                "PEG " + score.mean().toPlainString() + " of 10, " + when,
                Arrays.stream(PegQuestion.values())
                    .map(question -> question.words() + ": " + question.answer(score) + " of 10")
                    .toList())
            .build());
    entry.from("", field).from("effective", field);
  }

  private static void place(Observation peg, Optional<TimeSpan> since, VisitContext context) {
    TpiBridgeCode phase = since.map(AssessmentPhase::of).orElse(TpiBridgeCode.BEFORE);
    peg.addExtension(ExtensionUrls.ASSESSMENT_PHASE, VisitObservation.code(phase));
    if (since.isPresent()) {
      peg.addExtension(ExtensionUrls.TIME_AFTER_VISIT, UcumQuantities.of(since.get()));
      peg.setEffective(VisitObservation.approximate(context.times().dateTimeAfter(since.get())));
    } else {
      VisitObservation.at(peg, context, context.times().start());
    }
  }
}
