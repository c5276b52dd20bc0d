package org.tpibridge.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The expected content of a visit, as the changes that are in effect, the oldest first. */
final class ExpectedVisit {
  /** A job changed the visit to the content of a row. */
  record Change(int job, GeneratedRow row) {}

  private final List<Change> changes = new ArrayList<>();

  /** Jobs with an accepted row about this visit, including rows that changed nothing. */
  private final Set<Change> rows = new HashSet<>();

  private int patient;

  ExpectedVisit(int patient) {
    this.patient = patient;
  }

  ExpectedVisit copy() {
    ExpectedVisit copy = new ExpectedVisit(patient);
    copy.changes.addAll(changes);
    copy.rows.addAll(rows);
    return copy;
  }

  /** The patient of the visit, or the former patient of a visit that is entered in error. */
  int patient() {
    return patient;
  }

  /** Empty if the visit is entered in error. */
  Optional<Change> current() {
    return changes.isEmpty() ? Optional.empty() : Optional.of(changes.get(changes.size() - 1));
  }

  /** Returns whether the store changed. */
  boolean imported(int job, GeneratedRow row) {
    rows.add(new Change(job, row));
    if (current().filter(c -> c.row().content().equals(row.content())).isPresent()) {
      return false;
    }
    changes.add(new Change(job, row));
    patient = row.patient();
    return true;
  }

  boolean wasChangedBy(int job) {
    return changes.stream().anyMatch(c -> c.job() == job);
  }

  boolean wasChangedAfter(int job) {
    return wasChangedBy(job) && changes.get(changes.size() - 1).job() != job;
  }

  /**
   * @param withLater whether later changes are undone as well; if not, a visit with later changes
   *     is not changed, and the job is no longer in effect
   */
  void undo(int job, boolean withLater) {
    if (!wasChangedBy(job)) {
      return;
    }
    if (withLater) {
      int first = changes.indexOf(changes.stream().filter(c -> c.job() == job).findFirst().get());
      changes.subList(first, changes.size()).clear();
    } else {
      changes.removeIf(c -> c.job() == job);
    }
    current().ifPresent(c -> patient = c.row().patient());
  }

  /** Whether an import after a job, of those in effect, has a row about the visit. */
  boolean hasRowAfter(int job, Set<Integer> counting) {
    return rows.stream().anyMatch(r -> r.job() > job && counting.contains(r.job()));
  }

  /** Erases another patient's part of the history. */
  void forget(int erased) {
    changes.removeIf(c -> c.row().patient() == erased);
    rows.removeIf(c -> c.row().patient() == erased);
  }
}
