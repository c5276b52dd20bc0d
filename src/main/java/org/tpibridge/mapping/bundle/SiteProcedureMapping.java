package org.tpibridge.mapping.bundle;

import java.util.Iterator;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Procedure;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.InjectionSite;

/**
 * Adds a Procedure for one muscle on one side: a part of the session that is never billed alone.
 */
final class SiteProcedureMapping implements ResourceMapping {
  @Override
  public void add(VisitContext context) {
    Iterator<BundleEntry> structures = context.all(ResourceRole.BODY_STRUCTURE).iterator();
    List<SiteMuscle> muscles = context.muscles();
    for (int i = 0; i < muscles.size(); i++) {
      Procedure site = new Procedure();
      SiteMuscle muscle = muscles.get(i);
      if (muscle.site().side().isPresent()) {
        site.addExtension(ExtensionUrls.TARGET_BODY_STRUCTURE, structures.next().reference());
      }
      add(context, muscle, site, i);
    }
  }

  private static void add(VisitContext context, SiteMuscle muscle, Procedure site, int index) {
    InjectionSite stated = muscle.site();
    TpiBridgeCode kind =
        context.visit().isDryNeedling()
            ? TpiBridgeCode.DRY_NEEDLING_SITE
            : TpiBridgeCode.INJECTION_SITE;
    site.getMeta().addProfile(ProfileUrls.SITE);
    BundleEntry entry = context.own(ResourceRole.SITE, muscle.key(), site);
    site.addIdentifier(entry.identifier());
    stated
        .passes()
        .ifPresent(n -> site.addExtension(ExtensionUrls.NEEDLE_PASSES, new PositiveIntType(n)));
    if (stated.passCount() > 1) {
      site.addNote().setText(stated.passCount() + " needle passes");
    }
    site.addPartOf(context.session());
    site.setCode(code(kind, stated));
    PerformedProcedure.fill(site, entry, context);
    site.addBodySite(muscle.concept());
    site.setText(Narratives.of(kind.display() + ": " + SiteMuscle.display(stated)));
    entry.from(Column.SITES, index);
  }

  /** Names muscle and side in the text, for readers that ignore the reference to the side. */
  private static CodeableConcept code(TpiBridgeCode kind, InjectionSite site) {
    String words =
        kind == TpiBridgeCode.DRY_NEEDLING_SITE ? "Dry needling" : "Trigger point injection";
    return new CodeableConcept(kind.coding()).setText(words + ", " + SiteMuscle.display(site));
  }
}
