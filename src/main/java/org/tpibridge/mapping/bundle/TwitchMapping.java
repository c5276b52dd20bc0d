package org.tpibridge.mapping.bundle;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.YesNo;

/** Adds whether a muscle twitched under the needle, if stated. */
final class TwitchMapping implements ResourceMapping {

  @Override
  public void add(VisitContext context) {
    context.visit().twitch().ifPresent(answer -> add(context, answer));
  }

  private static void add(VisitContext context, YesNo answer) {
    Observation twitch = new Observation();
    BundleEntry entry =
        VisitObservation.begin(context, ResourceRole.TWITCH, "", ProfileUrls.TWITCH, twitch);
    twitch.addCategory(StandardCode.EXAM.concept());
    twitch.setCode(VisitObservation.code(TpiBridgeCode.TWITCH));
    VisitObservation.at(twitch, context, context.times().start());
    twitch.setValue(new BooleanType(answer.isYes()));
    context.practitioner().ifPresent(twitch::addPerformer);
    twitch.setText(
        Narratives.of(
            TpiBridgeCode.TWITCH.display() + (answer.isYes() ? ": observed" : ": not observed")));
    entry.from(Column.TWITCH);
  }
}
