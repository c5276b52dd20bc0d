package org.tpibridge.mapping.bundle;

import java.util.List;
import org.hl7.fhir.r4.model.BodyStructure;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Side;

/** Adds a BodyStructure with muscle and side for each site with a side; bodySite has no side. */
final class BodyStructureMapping implements ResourceMapping {

  @Override
  public void add(VisitContext context) {
    List<SiteMuscle> muscles = context.muscles();
    for (int i = 0; i < muscles.size(); i++) {
      SiteMuscle muscle = muscles.get(i);
      if (muscle.site().side().isPresent()) {
        add(context, muscle, muscle.site().side().get(), i);
      }
    }
  }

  private static void add(VisitContext context, SiteMuscle muscle, Side side, int index) {
    BodyStructure structure = new BodyStructure();
    structure.getMeta().addProfile(ProfileUrls.BODY_STRUCTURE);
    BundleEntry entry = context.own(ResourceRole.BODY_STRUCTURE, muscle.key(), structure);
    structure.addIdentifier(entry.identifier());
    structure.setLocation(muscle.concept());
    structure.addLocationQualifier(CodeableConcepts.of(context.terminology().side(side)));
    structure.setPatient(context.patient());
    structure.setText(Narratives.of(SiteMuscle.display(muscle.site())));
    entry.from(Column.SITES, index);
  }
}
