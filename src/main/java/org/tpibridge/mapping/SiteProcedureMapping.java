package org.tpibridge.mapping;

import java.util.Iterator;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Procedure;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.InjectionSite;

/** One muscle on one side, part of the session and never billed by itself. */
final class SiteProcedureMapping implements ResourceMapping {
  @Override
  public void add(VisitContext context) {
    Iterator<Entry> structures = context.all(Role.BODY_STRUCTURE).iterator();
    List<Muscle> muscles = context.muscles();
    for (int i = 0; i < muscles.size(); i++) {
      Procedure site = new Procedure();
      Muscle muscle = muscles.get(i);
      if (muscle.site().side().isPresent()) {
        site.addExtension(Extensions.TARGET_BODY_STRUCTURE, structures.next().reference());
      }
      add(context, muscle, site, i);
    }
  }

  private static void add(VisitContext context, Muscle muscle, Procedure site, int index) {
    InjectionSite told = muscle.site();
    OwnCode kind =
        context.visit().isDryNeedling() ? OwnCode.DRY_NEEDLING_SITE : OwnCode.INJECTION_SITE;
    site.getMeta().addProfile(Profiles.SITE);
    Entry entry = context.own(Role.SITE, muscle.key(), site);
    site.addIdentifier(entry.identifier());
    site.addExtension(Extensions.NEEDLE_PASSES, new PositiveIntType(told.passes()));
    site.addPartOf(context.session());
    site.setCode(new CodeableConcept(kind.coding()));
    PerformedProcedure.fill(site, entry, context);
    site.addBodySite(muscle.concept());
    site.setText(Narratives.of(kind.display() + ": " + Muscle.words(told)));
    entry.from(Column.SITES, index);
  }
}
