package org.tpibridge.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.checking.Checked;
import org.tpibridge.finding.Finding;
import org.tpibridge.store.Jobs.Outcome;
import org.tpibridge.store.Resources;
import org.tpibridge.store.Visits;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** Keeps visits, one after the other, within one transaction. */
final class Keeping implements Admits {
  private final Shelf shelf;
  private final Sharing sharing;
  private final Linking linking;
  private final Map<String, Boolean> admitted = new HashMap<>();

  Keeping(Shelf shelf, Preparing preparing) {
    this.shelf = shelf;
    this.sharing = new Sharing(shelf, preparing);
    this.linking = new Linking(shelf, preparing, sharing);
  }

  /**
   * @param visit its key
   * @param findings what only the store could tell
   */
  record Kept(Outcome outcome, long visit, List<Finding> findings) {}

  @Override
  public boolean admits(String mrn) {
    return admitted.computeIfAbsent(mrn, shelf::admits);
  }

  @Override
  public boolean admitsAll(List<String> texts) {
    return shelf.admitsAll(texts);
  }

  Kept keep(PreparedVisit visit, Resources.Cause cause) {
    List<Finding> findings = new ArrayList<>();
    boolean sharedChanged = sharing.share(visit, cause, findings);
    Optional<Visits.Kept> before = shelf.visit(visit.visitId());
    if (before.isEmpty()) {
      return new Kept(Outcome.CREATED, shelf.create(visit, cause), findings);
    }
    Visits.Kept kept = before.get();
    boolean retracted = kept.state() == Visits.State.RETRACTED;
    if (!retracted && Arrays.equals(kept.hash(), visit.hash())) {
      return new Kept(sharedChanged ? Outcome.UPDATED : Outcome.UNCHANGED, kept.key(), findings);
    }
    if (!retracted && !kept.patient().equals(visit.patient())) {
      findings.add(moved(visit));
    }
    shelf.change(kept, visit, cause);
    return new Kept(retracted ? Outcome.CREATED : Outcome.UPDATED, kept.key(), findings);
  }

  Linking.Linked link(Checked.MergedPatients merge, Resources.Cause cause) {
    return linking.link(merge, cause);
  }

  private static Finding moved(PreparedVisit visit) {
    return Finding.warning(
            "TPI-IMPORT-PATIENT-MOVED", "The visit was another patient's; it is now this one's.")
        .at(visit.checked().places().of(VisitField.of(Column.MRN)).orElse(visit.checked().place()))
        .suggesting("Check the MRN; if the row before was right, import that again.");
  }
}
