package org.tpibridge.mapping;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.visit.Column;

/** The course of pain: one Observation a score, each linked to the one before it in time. */
final class PainMapping implements ResourceMapping {

  @Override
  public void add(VisitContext context) {
    List<Score> scores = context.scores();
    ScaleCode scale = ScaleCode.of(context.visit().pain().scale());
    for (Score score : scores) {
      Observation pain = new Observation();
      Entry entry = ObservedAtVisit.begin(context, Role.PAIN, score.key(), Profiles.PAIN, pain);
      pain.addCategory(StandardCode.SURVEY.concept());
      pain.setCode(scale.concept());
      score.place(pain, context);
      pain.setValue(Quantities.of(score.value(), Quantities.SCORE));
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

  private static void link(VisitContext context, List<Score> scores) {
    List<Entry> entries = context.all(Role.PAIN);
    for (int i = 0; i < scores.size(); i++) {
      Optional<Reference> earlier = justBefore(scores, i).map(at -> entries.get(at).reference());
      if (earlier.isPresent()) {
        ((Observation) entries.get(i).resource()).addExtension(Extensions.SEQUEL_TO, earlier.get());
      }
    }
  }

  private static Optional<Integer> justBefore(List<Score> scores, int index) {
    Score score = scores.get(index);
    return IntStream.range(0, scores.size())
        .boxed()
        .filter(other -> score.isAfter(scores.get(other)))
        .max(Comparator.comparingDouble(other -> scores.get(other).hours()));
  }
}
