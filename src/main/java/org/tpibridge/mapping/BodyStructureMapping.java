package org.tpibridge.mapping;

import java.util.List;
import org.hl7.fhir.r4.model.BodyStructure;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Side;

/** Muscle and side, one a site with a side: R4's {@code bodySite} has none. */
final class BodyStructureMapping implements ResourceMapping {

  @Override
  public void add(VisitContext context) {
    List<Muscle> muscles = context.muscles();
    for (int i = 0; i < muscles.size(); i++) {
      Muscle muscle = muscles.get(i);
      if (muscle.site().side().isPresent()) {
        add(context, muscle, muscle.site().side().get(), i);
      }
    }
  }

  private static void add(VisitContext context, Muscle muscle, Side side, int index) {
    BodyStructure structure = new BodyStructure();
    structure.getMeta().addProfile(Profiles.BODY_STRUCTURE);
    Entry entry = context.own(Role.BODY_STRUCTURE, muscle.key(), structure);
    structure.addIdentifier(entry.identifier());
    structure.setLocation(muscle.concept());
    structure.addLocationQualifier(Concepts.of(context.terminology().side(side)));
    structure.setPatient(context.patient());
    structure.setText(Narratives.of(Muscle.words(muscle.site())));
    entry.from(Column.SITES, index);
  }
}
