package org.tpibridge.source;

import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Quoted;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.VisitTime;

/** The canonical CSV's items: one way to write each, and a suggestion for the common others. */
final class CanonicalGrammar implements Grammar {
  private final SiteGrammar sites;

  CanonicalGrammar(Terminology terminology) {
    sites = new SiteGrammar(terminology);
  }

  @Override
  public List<InjectionSite> sites(String item, Note note) {
    return sites.read(item, note);
  }

  @Override
  public Optional<Injectate> injectate(String item, Note note) {
    return InjectateGrammar.read(item, note);
  }

  @Override
  public Optional<Diagnosis> diagnosis(String item, Optional<VisitTime> start, Note note) {
    return Diagnoses.read(item, start, note);
  }

  @Override
  public Optional<BilledDrug> billedDrug(String item, Note note) {
    return BilledDrugs.read(item, note);
  }

  @Override
  public Optional<LaterScore> laterScore(String item, PainScale scale, Note note) {
    int colon = item.indexOf(':');
    if (colon < 0) {
      note.error(
          Codes.PAIN,
          Quoted.of(item)
              + " is not a later score. Write when, a colon and the score, such as 48h:3.");
      return Optional.empty();
    }
    String when = CellText.strip(item.substring(0, colon));
    String score = CellText.strip(item.substring(colon + 1));
    return Pain.later(when, score, scale, note);
  }

  @Override
  public Goal goal(String words) {
    return Goals.read(words);
  }
}
