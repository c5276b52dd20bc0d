package org.tpibridge.mapping.bundle;

import org.hl7.fhir.r4.model.Narrative;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.visit.Guidance;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Visit;

/** Writes the narrative of the session. */
final class SessionNarrative {
  private SessionNarrative() {}

  static Narrative of(VisitContext context) {
    Visit visit = context.visit();
    TpiBridgeCode kind =
        visit.isDryNeedling()
            ? TpiBridgeCode.DRY_NEEDLING_SESSION
            : TpiBridgeCode.INJECTION_SESSION;
    Narratives text =
        Narratives.start()
            .line(
                kind.display()
                    + " on "
                    + visit.start().day()
                    + visit.procedureCode().map(cpt -> ", CPT " + cpt).orElse("")
                    + visit.guidance().map(SessionNarrative::words).orElse(""))
            .list("Sites", visit.sites().stream().map(SessionNarrative::words).toList())
            .list("Injected", visit.injectates().stream().map(Injectate::text).toList())
            .list("Steps", visit.procedureSteps())
            .list("Complications", visit.complications());
    visit.position().ifPresent(p -> text.line("Patient position: " + p.word()));
    text.list("Tried before", visit.priorTreatments());
    SessionNotes.billed(context).forEach(text::line);
    visit.notes().ifPresent(notes -> text.line("Notes: " + notes));
    return text.build();
  }

  static String words(Guidance guidance) {
    return switch (guidance) {
      case NONE -> ", without imaging guidance";
      case ULTRASOUND -> ", guided by ultrasound";
    };
  }

  private static String words(InjectionSite site) {
    String words = SiteMuscle.display(site);
    return site.passes().isEmpty()
        ? words
        : words + (site.passCount() == 1 ? ", 1 pass" : ", " + site.passCount() + " passes");
  }
}
