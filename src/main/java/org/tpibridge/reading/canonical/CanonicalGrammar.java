package org.tpibridge.reading.canonical;

import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.VisitTime;

/**
 * Reads the items of canonical CSV: one way to write each, and suggestions for other common ways.
 */
public final class CanonicalGrammar implements ItemGrammar {
  private final SiteGrammar sites;

  public CanonicalGrammar(Terminology terminology) {
    sites = new SiteGrammar(terminology);
  }

  @Override
  public List<InjectionSite> sites(String item, FieldFindings findings) {
    return sites.read(item, findings);
  }

  @Override
  public Optional<Injectate> injectate(String item, FieldFindings findings) {
    return InjectateGrammar.read(item, findings);
  }

  @Override
  public Optional<Diagnosis> diagnosis(
      String item, Optional<VisitTime> start, FieldFindings findings) {
    return DiagnosisGrammar.read(item, start, findings);
  }

  @Override
  public Optional<BilledDrug> billedDrug(String item, FieldFindings findings) {
    return BilledDrugGrammar.read(item, findings);
  }

  @Override
  public Optional<LaterScore> laterScore(String item, PainScale scale, FieldFindings findings) {
    int colon = item.indexOf(':');
    if (colon < 0) {
      findings.error(
          ReadingFindingCodes.PAIN,
          QuotedText.of(item)
              + " is not a later score. Write the time since the injection, a colon and the score,"
              + " such as 48h:3.");
      return Optional.empty();
    }
    String when = FieldText.strip(item.substring(0, colon));
    String score = FieldText.strip(item.substring(colon + 1));
    return PainScoreGrammar.later(when, score, scale, findings);
  }

  @Override
  public Optional<PegScore> peg(String words, FieldFindings findings) {
    return PegGrammar.read(words, findings);
  }

  @Override
  public Optional<LaterPeg> laterPeg(String item, FieldFindings findings) {
    return PegGrammar.later(item, findings);
  }

  @Override
  public Optional<HeldMedication> heldMedication(String item, FieldFindings findings) {
    return HeldMedicationGrammar.read(item, findings);
  }

  @Override
  public Goal goal(String words) {
    return GoalGrammar.read(words);
  }
}
