package org.tpibridge.fuzz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tpibridge.fuzz.ExpectedPatient.Contradiction;

/**
 * The expected content of a store after a sequence of operations: plain maps, based on the
 * documentation, without any code of the program.
 */
final class ExpectedStore {
  /** An operation that can be undone. */
  enum Kind {
    IMPORT,
    ACCEPT,
    MERGE
  }

  /**
   * A job that can be undone, or that was undone.
   *
   * @param patient the patient of the decision
   * @param other the target of a merge
   */
  record Job(Kind kind, boolean undone, int patient, int other) {
    Job undoneNow() {
      return new Job(kind, true, patient, other);
    }
  }

  /** A conflict to resolve. */
  record Item(int job, int patient, Contradiction contradiction, Optional<Integer> decidedBy) {
    boolean isSame(int otherPatient, Contradiction other) {
      return patient == otherPatient && contradiction.equals(other);
    }
  }

  /** The value if no job dismissed an item, but a user did. */
  private static final int DISMISSED = -1;

  record Counts(int created, int updated, int unchanged, int rejected) {
    int read() {
      return created + updated + unchanged + rejected;
    }
  }

  private final Map<Integer, ExpectedVisit> visits = new TreeMap<>();
  private final Map<Integer, ExpectedPatient> patients = new TreeMap<>();
  private final Map<Integer, Job> jobs = new TreeMap<>();
  private final List<Item> items = new ArrayList<>();
  private final Set<Integer> erased = new TreeSet<>();

  ExpectedStore copy() {
    ExpectedStore copy = new ExpectedStore();
    visits.forEach((id, visit) -> copy.visits.put(id, visit.copy()));
    patients.forEach((id, patient) -> copy.patients.put(id, patient.copy()));
    copy.jobs.putAll(jobs);
    copy.items.addAll(items);
    copy.erased.addAll(erased);
    return copy;
  }

  Map<Integer, ExpectedVisit> visits() {
    return visits;
  }

  Map<Integer, ExpectedPatient> patients() {
    return patients;
  }

  Map<Integer, Job> jobs() {
    return jobs;
  }

  Set<Integer> erased() {
    return erased;
  }

  /** Returns the jobs in effect: not those of undone imports. */
  List<Item> open() {
    return items.stream()
        .filter(i -> i.decidedBy().isEmpty() && !jobs.get(i.job()).undone())
        .toList();
  }

  /**
   * @param duplicates indexes of rows with the visit of an earlier row, which are rejected
   */
  Counts imported(int job, List<GeneratedRow> rows, Set<Integer> duplicates, boolean readmit) {
    jobs.put(job, new Job(Kind.IMPORT, false, 0, 0));
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    int rejected = 0;
    for (int index = 0; index < rows.size(); index++) {
      GeneratedRow row = rows.get(index);
      if (readmit) {
        erased.remove(row.patient());
      }
      if (row.broken() || duplicates.contains(index) || erased.contains(row.patient())) {
        rejected++;
        continue;
      }
      ExpectedVisit visit = visits.get(row.visit());
      if (visit != null && isAnother(visit, row)) {
        rejected++;
        continue;
      }
      boolean changed = imported(job, row);
      boolean isNew = visit == null || visit.current().isEmpty();
      if (visit == null) {
        visit = new ExpectedVisit(row.patient());
        visits.put(row.visit(), visit);
      }
      changed |= visit.imported(job, row);
      created += isNew ? 1 : 0;
      updated += !isNew && changed ? 1 : 0;
      unchanged += !isNew && !changed ? 1 : 0;
    }
    return new Counts(created, updated, unchanged, rejected);
  }

  /** Has another patient and another day: two programs use the same visit numbers. */
  private boolean isAnother(ExpectedVisit visit, GeneratedRow row) {
    return visit.current().filter(c -> c.row().day() != row.day()).isPresent()
        && !linked(visit.patient()).contains(row.patient());
  }

  private boolean imported(int job, GeneratedRow row) {
    List<Contradiction> found = new ArrayList<>();
    boolean changed =
        patients
            .computeIfAbsent(row.patient(), p -> new ExpectedPatient())
            .imported(job, row, found);
    for (Contradiction contradiction : found) {
      boolean known =
          items.stream()
              .anyMatch(
                  i ->
                      i.isSame(row.patient(), contradiction)
                          && !(i.decidedBy().isEmpty() && jobs.get(i.job()).undone()));
      if (!known) {
        items.add(new Item(job, row.patient(), contradiction, Optional.empty()));
      }
    }
    return changed;
  }

  void accepted(int job, int patient, Contradiction contradiction) {
    jobs.put(job, new Job(Kind.ACCEPT, false, patient, 0));
    patients.get(patient).accepted(job, contradiction.part(), contradiction.stated());
    decide(patient, contradiction, job);
  }

  void dismissed(int patient, Contradiction contradiction) {
    decide(patient, contradiction, DISMISSED);
  }

  private void decide(int patient, Contradiction contradiction, int by) {
    Item open =
        open().stream().filter(i -> i.isSame(patient, contradiction)).findFirst().orElseThrow();
    items.set(items.indexOf(open), new Item(open.job(), patient, contradiction, Optional.of(by)));
  }

  boolean canMerge(int patient, int into) {
    return patient != into && isFreeToMerge(patient) && isFreeToMerge(into);
  }

  private boolean isFreeToMerge(int patient) {
    return patients.containsKey(patient)
        && !patients.get(patient).isOutOfUse()
        && patients.get(patient).replacedBy().isEmpty();
  }

  void merged(int job, int patient, int into) {
    jobs.put(job, new Job(Kind.MERGE, false, patient, into));
    patients.get(patient).merged(job, Optional.of(into), Optional.empty());
    patients.get(into).merged(job, Optional.empty(), Optional.of(patient));
  }

  /** A patient without an import in effect is not changed. */
  boolean canAccept(int patient) {
    return !patients.get(patient).isOutOfUse();
  }

  /** Patients with different sources are not erased together, nor one without the other. */
  boolean canErase(int patient) {
    return linked(patient).stream().map(GeneratedRow::source).distinct().count() == 1;
  }

  /** Whether nothing would be undone. */
  boolean refusesUndo(int job, Operation.Later later) {
    return jobs.get(job).kind() == Kind.IMPORT
        && later == Operation.Later.REFUSE
        && visits.values().stream().anyMatch(v -> v.wasChangedAfter(job));
  }

  /** Whether a decision of a job was replaced since. */
  boolean isDecidedAgain(int job) {
    return jobs.get(job).kind() != Kind.IMPORT
        && patients.entrySet().stream()
            .filter(p -> p.getValue().wasChangedBy(job))
            .anyMatch(
                p ->
                    !hasNothingBut(job, p.getKey(), counting())
                        && !p.getValue().isUndecidedSince(job));
  }

  void undo(int job, Operation.Later later) {
    Job undone = jobs.get(job);
    if (undone.kind() == Kind.IMPORT) {
      visits.values().forEach(v -> v.undo(job, later == Operation.Later.UNDO));
    }
    jobs.put(job, undone.undoneNow());
    items.replaceAll(
        i ->
            i.decidedBy().filter(by -> by == job).isPresent()
                ? new Item(i.job(), i.patient(), i.contradiction(), Optional.empty())
                : i);
    switch (undone.kind()) {
      case IMPORT -> {}
      case ACCEPT -> find(undone.patient()).ifPresent(p -> p.undoDecision(job));
      case MERGE -> {
        find(undone.patient())
            .ifPresent(p -> p.unmerge(job, Optional.of(undone.other()), Optional.empty()));
        find(undone.other())
            .ifPresent(p -> p.unmerge(job, Optional.empty(), Optional.of(undone.patient())));
      }
    }
    Set<Integer> counting = counting();
    patients.forEach(
        (id, patient) -> {
          if (patient.isOutOfUse() && hasVisit(id)) {
            patient.reinstate();
          }
          if (hasNothingBut(job, id, counting)) {
            patient.retract();
          } else {
            patient.fillers().stream()
                .filter(
                    filler -> !counting.contains(filler) && !hasVisitAfter(filler, id, counting))
                .forEach(patient::undoFilling);
          }
        });
  }

  private Optional<ExpectedPatient> find(int patient) {
    return Optional.ofNullable(patients.get(patient));
  }

  private Set<Integer> counting() {
    Set<Integer> counting = new HashSet<>();
    jobs.forEach(
        (id, job) -> {
          if (!job.undone()) {
            counting.add(id);
          }
        });
    return counting;
  }

  private boolean hasNothingBut(int job, int patient, Set<Integer> counting) {
    return !patients.get(patient).wasChangedByAnyBut(job, counting) && !hasVisit(patient);
  }

  private boolean hasVisit(int patient) {
    return visits.values().stream()
        .anyMatch(v -> v.patient() == patient && v.current().isPresent());
  }

  /** A later import with a visit of the patient may have stated the same. */
  private boolean hasVisitAfter(int job, int patient, Set<Integer> counting) {
    return visits.values().stream()
        .anyMatch(
            v -> v.patient() == patient && v.current().isPresent() && v.hasRowAfter(job, counting));
  }

  /** Returns the patient and all that are linked to it, along chains of merges. */
  Set<Integer> linked(int patient) {
    Set<Integer> linked = new TreeSet<>(Set.of(patient));
    Deque<Integer> open = new ArrayDeque<>(linked);
    while (!open.isEmpty()) {
      find(open.remove())
          .ifPresent(
              found -> {
                Set<Integer> others = new TreeSet<>(found.replaces());
                found.replacedBy().ifPresent(others::add);
                others.stream().filter(linked::add).forEach(open::add);
              });
    }
    return linked;
  }

  void erase(int patient) {
    Set<Integer> all = linked(patient);
    erased.addAll(all);
    for (int gone : all) {
      patients.remove(gone);
      visits.values().removeIf(v -> v.patient() == gone);
      visits.values().forEach(v -> v.forget(gone));
      items.removeIf(i -> i.patient() == gone);
    }
  }

  /** A backup that replaces another store: patients erased there remain erased. */
  ExpectedStore inPlaceOf(ExpectedStore other) {
    ExpectedStore restored = copy();
    restored.erased.addAll(other.erased);
    return restored;
  }

  /** Erased patients that a backup restored. */
  List<Integer> returned() {
    return patients.keySet().stream().filter(erased::contains).toList();
  }

  /** Returns the visits of a patient, and of all patients that it replaces. */
  Set<Integer> visitsFoundBy(int patient) {
    Set<Integer> all = new TreeSet<>(Set.of(patient));
    Deque<Integer> open = new ArrayDeque<>(all);
    while (!open.isEmpty()) {
      find(open.remove()).ifPresent(p -> p.replaces().stream().filter(all::add).forEach(open::add));
    }
    Set<Integer> found = new TreeSet<>();
    visits.forEach(
        (id, visit) -> {
          if (all.contains(visit.patient())) {
            found.add(id);
          }
        });
    return found;
  }
}
