package org.tpibridge.mapping.bundle;

import java.util.List;
import org.hl7.fhir.r4.model.Narrative;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.terminology.AftercareActivity;
import org.tpibridge.terminology.AftercareProtocol;
import org.tpibridge.visit.Visit;

/** Writes the narrative of the plan. */
final class PlanNarrative {
  private PlanNarrative() {}

  static Narrative of(VisitContext context) {
    Visit visit = context.visit();
    Narratives text =
        Narratives.start().line("Aftercare" + visit.aftercare().map(a -> ": " + a).orElse(""));
    context.plan().protocol().ifPresent(protocol -> describe(protocol, text));
    visit
        .followUp()
        .ifPresent(
            span ->
                text.line(
                    "Follow-up "
                        + span.toCanonicalText()
                        + " after the visit, from "
                        + context.times().dayAfter(span)));
    text.list("Planned treatments", visit.plan());
    visit.goal().ifPresent(goal -> text.line("Goal: " + goal.text()));
    return text.build();
  }

  private static void describe(AftercareProtocol protocol, Narratives text) {
    List<AftercareActivity> activities = protocol.activities();
    text.list("To do", sentences(activities, false))
        .list("To avoid", sentences(activities, true))
        .list("Call the clinic in case of", protocol.redFlags());
  }

  private static List<String> sentences(List<AftercareActivity> activities, boolean avoid) {
    return activities.stream()
        .filter(activity -> activity.avoid() == avoid)
        .map(AftercareActivity::text)
        .toList();
  }
}
