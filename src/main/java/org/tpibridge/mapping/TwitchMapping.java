package org.tpibridge.mapping;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.visit.Answer;
import org.tpibridge.visit.Column;

/** Whether a muscle twitched under the needle, where told. */
final class TwitchMapping implements ResourceMapping {

  @Override
  public void add(VisitContext context) {
    context.visit().twitch().ifPresent(answer -> add(context, answer));
  }

  private static void add(VisitContext context, Answer answer) {
    Observation twitch = new Observation();
    Entry entry = ObservedAtVisit.begin(context, Role.TWITCH, "", Profiles.TWITCH, twitch);
    twitch.addCategory(StandardCode.EXAM.concept());
    twitch.setCode(ObservedAtVisit.code(OwnCode.TWITCH));
    ObservedAtVisit.at(twitch, context, context.times().start());
    twitch.setValue(new BooleanType(answer.isYes()));
    context.practitioner().ifPresent(twitch::addPerformer);
    twitch.setText(
        Narratives.of(OwnCode.TWITCH.display() + (answer.isYes() ? ": observed" : ": not observed")));
    entry.from(Column.TWITCH);
  }
}
