package org.tpibridge.reading.canonical;

import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.input.FieldFindings;
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
 * Reads the items of a list cell. An item has single spaces and no surrounding space. Problems are
 * reported, and what was understood is returned.
 */
public interface ItemGrammar {

  /** {@code trapezius R x2}: one site, or two where both sides are named. */
  List<InjectionSite> sites(String item, FieldFindings findings);

  /** {@code lidocaine 1% with epinephrine 1:100000 3 mL}. */
  Optional<Injectate> injectate(String item, FieldFindings findings);

  /**
   * {@code M79.18}, {@code M79.18 myalgia}, {@code neck pain}.
   *
   * @param start of the visit, if available: it determines which classification was in use
   */
  Optional<Diagnosis> diagnosis(String item, Optional<VisitTime> start, FieldFindings findings);

  /** {@code J3301 x4}. */
  Optional<BilledDrug> billedDrug(String item, FieldFindings findings);

  /** {@code 48h:3}. */
  Optional<LaterScore> laterScore(String item, PainScale scale, FieldFindings findings);

  /** {@code 6,5,7}. */
  Optional<PegScore> peg(String words, FieldFindings findings);

  /** {@code 6w:3,2,2}. */
  Optional<LaterPeg> laterPeg(String item, FieldFindings findings);

  /** {@code warfarin 5d}. */
  Optional<HeldMedication> heldMedication(String item, FieldFindings findings);

  /** {@code pain 3 in 6w}, or any words. */
  Goal goal(String words);
}
