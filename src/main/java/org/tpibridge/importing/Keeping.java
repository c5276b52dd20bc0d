package org.tpibridge.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.finding.Finding;
import org.tpibridge.store.Jobs.Outcome;
import org.tpibridge.store.Resources;
import org.tpibridge.store.Visits;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** Keeps visits, one after the other, within one transaction. */
final class Keeping {
  private final Shelf shelf;
  private final Sharing sharing;
  private final Map<String, Boolean> admitted = new HashMap<>();

  Keeping(Shelf shelf, Preparing preparing) {
    this.shelf = shelf;
    this.sharing = new Sharing(shelf, preparing);
  }

  /**
   * @param visit its key; empty where it is rejected
   * @param findings what only the store could tell
   */
  record Kept(Outcome outcome, OptionalLong visit, List<Finding> findings) {}

  Kept keep(PreparedVisit visit, Resources.Cause cause) {
    if (!admitted.computeIfAbsent(visit.checked().visit().patient().mrn(), shelf::admits)) {
      return new Kept(Outcome.REJECTED, OptionalLong.empty(), List.of());
    }
    List<Finding> findings = new ArrayList<>();
    boolean sharedChanged = sharing.share(visit, cause, findings);
    Optional<Visits.Kept> before = shelf.visit(visit.visitId());
    if (before.isEmpty()) {
      return kept(Outcome.CREATED, shelf.create(visit, cause), findings);
    }
    Visits.Kept kept = before.get();
    boolean retracted = kept.state() == Visits.State.RETRACTED;
    if (!retracted && Arrays.equals(kept.hash(), visit.hash())) {
      return kept(sharedChanged ? Outcome.UPDATED : Outcome.UNCHANGED, kept.key(), findings);
    }
    if (!retracted && !kept.patient().equals(visit.patient())) {
      findings.add(moved(visit));
    }
    shelf.change(kept, visit, cause);
    return kept(retracted ? Outcome.CREATED : Outcome.UPDATED, kept.key(), findings);
  }

  private static Kept kept(Outcome outcome, long visit, List<Finding> findings) {
    return new Kept(outcome, OptionalLong.of(visit), findings);
  }

  private static Finding moved(PreparedVisit visit) {
    return Finding.warning(
            "TPI-IMPORT-PATIENT-MOVED", "The visit was another patient's; it is now this one's.")
        .at(visit.checked().places().of(VisitField.of(Column.MRN)).orElse(visit.checked().place()))
        .suggesting("Check the MRN; if the row before was right, import that again.");
  }
}
