package org.tpibridge.mapping.bundle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.PainScaleCode;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.visit.Column;

/** Adds an Observation for each pain score, linked to the score before it. */
final class PainMapping implements ResourceMapping {

  @Override
  public void add(VisitContext context) {
    List<AssessedPainScore> scores = context.scores();
    PainScaleCode scale = PainScaleCode.of(context.visit().pain().scale());
    for (AssessedPainScore score : scores) {
      Observation pain = new Observation();
      BundleEntry entry =
          VisitObservation.begin(context, ResourceRole.PAIN, score.key(), ProfileUrls.PAIN, pain);
      pain.addCategory(StandardCode.SURVEY.concept());
      pain.setCode(
          scale.concept().setText("Pain severity (" + scale.words() + "), " + score.when()));
      score.place(pain, context);
      pain.setValue(UcumQuantities.of(score.value(), UcumQuantities.SCORE));
      pain.addPerformer(context.patient());
      pain.setText(
          Narratives.of("Pain " + score.value().toPlainString() + " of 10, " + score.when()));
      entry
          .from("", score.field())
          .from("code", Column.PAIN_SCALE)
          .from("effective", score.field())
          .from("value", score.field());
    }
    link(context, scores);
  }

  private static void link(VisitContext context, List<AssessedPainScore> scores) {
    List<BundleEntry> entries = context.all(ResourceRole.PAIN);
    for (int i = 0; i < scores.size(); i++) {
      Optional<Reference> earlier = justBefore(scores, i).map(at -> entries.get(at).reference());
      if (earlier.isPresent()) {
        ((Observation) entries.get(i).resource())
            .addExtension(ExtensionUrls.SEQUEL_TO, earlier.get());
      }
    }
  }

  private static Optional<Integer> justBefore(List<AssessedPainScore> scores, int index) {
    AssessedPainScore score = scores.get(index);
    return IntStream.range(0, scores.size())
        .boxed()
        .filter(other -> score.isAfter(scores.get(other)))
        .max(Comparator.comparingDouble(other -> scores.get(other).hours()));
  }
}
