package org.tpibridge.importing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.checking.VisitResult;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Quoted;
import org.tpibridge.mapping.ResourceReader;
import org.tpibridge.store.Resources;
import org.tpibridge.store.SourceRows.Outcome;
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
    Optional<Visits.Kept> before = shelf.visit(visit.named());
    if (before.filter(kept -> isAnother(kept, visit)).isPresent()) {
      Finding collision = Collision.of(visit.checked(), before.get().named().day());
      return new Kept(Outcome.REJECTED, 0, List.of(collision));
    }
    List<Finding> findings = new ArrayList<>();
    boolean sharedChanged = sharing.share(visit, cause, findings);
    if (before.isEmpty()) {
      besides(visit).ifPresent(findings::add);
      return new Kept(Outcome.CREATED, shelf.create(visit, cause), findings);
    }
    Visits.Kept kept = before.get();
    boolean retracted = kept.state() == Visits.State.RETRACTED;
    if (!retracted && Arrays.equals(kept.hash(), visit.hash())) {
      return new Kept(sharedChanged ? Outcome.UPDATED : Outcome.UNCHANGED, kept.key(), findings);
    }
    boolean moved = !kept.patient().equals(visit.patient());
    if (!retracted && moved) {
      findings.add(moved(visit));
    }
    boolean otherStart = !kept.named().start().equals(visit.named().start());
    if (!retracted && otherStart && !kept.named().day().equals(visit.named().day())) {
      findings.add(otherDay(visit, kept));
    }
    if (retracted || moved || otherStart) {
      besides(visit).ifPresent(findings::add);
    }
    shelf.change(kept, visit, cause);
    return new Kept(retracted ? Outcome.CREATED : Outcome.UPDATED, kept.key(), findings);
  }

  /** Of another patient and another day: not this visit, though it has its id. */
  private boolean isAnother(Visits.Kept kept, PreparedVisit visit) {
    return kept.state() == Visits.State.CURRENT
        && !kept.patient().equals(visit.patient())
        && !kept.named().day().equals(visit.named().day())
        && !areMerged(kept.patient(), visit.patient());
  }

  /** Also along a chain: a record that replaces another can be merged into a third. */
  private boolean areMerged(String one, String other) {
    Set<String> seen = new HashSet<>(Set.of(one));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty() && !seen.contains(other)) {
      linked(open.remove()).stream().filter(seen::add).forEach(open::add);
    }
    return seen.contains(other);
  }

  private List<String> linked(String patient) {
    return shelf
        .shared(PreparedVisit.PATIENT, patient)
        .map(version -> (Patient) ResourceReader.read(shelf.content(version)))
        .map(PatientLinks::linked)
        .orElse(List.of());
  }

  /** A visit in the store that is the same by patient and start, unless the input has it too. */
  private Optional<Finding> besides(PreparedVisit visit) {
    VisitResult.Accepted row = visit.checked();
    if (row.findings().stream().anyMatch(f -> f.code().equals("TPI-READ-SAME-START"))) {
      return Optional.empty();
    }
    return shelf.besides(visit.named()).stream()
        .findFirst()
        .map(
            other ->
                Finding.warning(
                        "TPI-IMPORT-SAME-START",
                        "The visit "
                            + Quoted.of(visit.visitId())
                            + " and the stored visit "
                            + Quoted.of(other.visitId())
                            + " are of the same patient and start at the same time. They may be one"
                            + " visit that has two ids.")
                    .at(row.places().of(VisitField.of(Column.VISIT_ID)).orElse(row.place()))
                    .suggesting(
                        "If they are one visit, undo the import that has the wrong id, and correct"
                            + " that."));
  }

  private static Finding otherDay(PreparedVisit visit, Visits.Kept kept) {
    VisitResult.Accepted row = visit.checked();
    return Finding.warning(
            "TPI-IMPORT-DAY-CHANGED",
            "The visit was stored with the day "
                + kept.named().day()
                + "; it is now "
                + visit.named().day()
                + ".")
        .at(row.places().of(VisitField.of(Column.VISIT_START)).orElse(row.place()))
        .suggesting("Check the date; if the one before was right, import that again.");
  }

  Linking.Linked link(VisitResult.MergedPatients merge, Resources.Cause cause) {
    return linking.link(merge, cause);
  }

  private static Finding moved(PreparedVisit visit) {
    return Finding.warning(
            "TPI-IMPORT-PATIENT-MOVED", "The visit was another patient's; it is now this one's.")
        .at(visit.checked().places().of(VisitField.of(Column.MRN)).orElse(visit.checked().place()))
        .suggesting("Check the MRN; if the row before was right, import that again.");
  }
}
