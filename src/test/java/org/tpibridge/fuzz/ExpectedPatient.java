package org.tpibridge.fuzz;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The expected content of a patient's record, with the job that stated each value. */
final class ExpectedPatient {
  /** In the order of the columns, with the words of the list of conflicts. */
  enum Part {
    PATIENT_LAST,
    PATIENT_FIRST,
    BIRTH_DATE,
    SEX
  }

  /** A value that contradicts the stored one. */
  record Contradiction(Part part, String stored, String stated) {}

  /**
   * A job changed the record.
   *
   * @param isImport whether an import changed it; if not, a user did
   * @param began whether nothing about the patient was in effect before
   * @param before the previous values; null if there was none
   */
  private record Change(
      int job,
      boolean isImport,
      boolean began,
      Map<Part, String> before,
      Map<Part, String> after) {}

  private final List<Change> changes = new ArrayList<>();
  private final Map<Part, String> values = new EnumMap<>(Part.class);
  private final Set<Integer> merges = new TreeSet<>();
  private boolean outOfUse = true;

  /** The patient that replaces this one, by job. */
  private Optional<Integer> replacedBy = Optional.empty();

  private final Set<Integer> replaces = new TreeSet<>();

  ExpectedPatient copy() {
    ExpectedPatient copy = new ExpectedPatient();
    copy.changes.addAll(changes);
    copy.values.putAll(values);
    copy.merges.addAll(merges);
    copy.outOfUse = outOfUse;
    copy.replacedBy = replacedBy;
    copy.replaces.addAll(replaces);
    return copy;
  }

  boolean isOutOfUse() {
    return outOfUse;
  }

  Optional<Integer> replacedBy() {
    return replacedBy;
  }

  Set<Integer> replaces() {
    return replaces;
  }

  Map<Part, String> values() {
    return values;
  }

  static Map<Part, String> stated(GeneratedRow row) {
    Map<Part, String> stated = new EnumMap<>(Part.class);
    put(stated, Part.PATIENT_LAST, row.last());
    put(stated, Part.PATIENT_FIRST, row.first());
    put(stated, Part.BIRTH_DATE, row.born());
    put(stated, Part.SEX, row.sex().equals("F") ? "female" : row.sex().equals("M") ? "male" : "");
    return stated;
  }

  private static void put(Map<Part, String> stated, Part part, String value) {
    if (!value.isEmpty()) {
      stated.put(part, value);
    }
  }

  /** Returns whether the store changed; conflicts are added to the list. */
  boolean imported(int job, GeneratedRow row, List<Contradiction> contradictions) {
    Map<Part, String> stated = stated(row);
    if (outOfUse) {
      change(job, true, true, stated);
      outOfUse = false;
      return true;
    }
    List<Contradiction> found = new ArrayList<>();
    stated.forEach(
        (part, value) -> {
          String stored = values.get(part);
          if (stored != null && !stored.equals(value)) {
            found.add(new Contradiction(part, stored, value));
          }
        });
    contradictions.addAll(found);
    stated.keySet().removeAll(Set.copyOf(values.keySet()));
    if (!found.isEmpty() || stated.isEmpty()) {
      return false;
    }
    change(job, true, false, stated);
    return true;
  }

  /** A record that begins again has only the values of the row. */
  private void change(int job, boolean isImport, boolean began, Map<Part, String> next) {
    Map<Part, String> before = new EnumMap<>(Part.class);
    Map<Part, String> after = new EnumMap<>(next);
    next.keySet().forEach(part -> before.put(part, values.get(part)));
    if (began) {
      values.clear();
    }
    values.putAll(next);
    changes.add(new Change(job, isImport, began, before, after));
  }

  void accepted(int job, Part part, String value) {
    Map<Part, String> next = new EnumMap<>(Part.class);
    next.put(part, value);
    change(job, false, false, next);
  }

  void merged(int job, Optional<Integer> into, Optional<Integer> from) {
    merges.add(job);
    into.ifPresent(other -> replacedBy = Optional.of(other));
    from.ifPresent(replaces::add);
  }

  boolean wasChangedBy(int job) {
    return merges.contains(job) || changes.stream().anyMatch(c -> c.job() == job);
  }

  boolean wasChangedByAnyBut(int job, Set<Integer> counting) {
    return changes.stream().anyMatch(c -> c.job() != job && counting.contains(c.job()))
        || merges.stream().anyMatch(m -> m != job && counting.contains(m));
  }

  /** Nothing about the patient is in effect any more. */
  void retract() {
    outOfUse = true;
    replacedBy = Optional.empty();
    replaces.clear();
  }

  /** A restored visit belongs to the patient. */
  void reinstate() {
    outOfUse = false;
  }

  /** Whether a decision of a user has not been replaced since. */
  boolean isUndecidedSince(int job) {
    return changes.stream()
        .filter(c -> c.job() == job)
        .allMatch(
            c ->
                c.before().keySet().stream()
                    .allMatch(
                        part ->
                            Objects.equals(values.get(part), c.before().get(part))
                                || Objects.equals(values.get(part), c.after().get(part))));
  }

  void undoDecision(int job) {
    for (int i = changes.size() - 1; i >= 0; i--) {
      Change change = changes.get(i);
      if (change.job() == job) {
        change.before().forEach(this::set);
      }
    }
  }

  void unmerge(int job, Optional<Integer> into, Optional<Integer> from) {
    if (merges.contains(job)) {
      into.ifPresent(other -> replacedBy = Optional.empty());
      from.ifPresent(replaces::remove);
    }
  }

  /** Imports that filled gaps. */
  List<Integer> fillers() {
    return sinceItBegan().stream().filter(Change::isImport).map(Change::job).toList();
  }

  /** A record that begins again has no values that were added before. */
  private List<Change> sinceItBegan() {
    int first = changes.size();
    while (first > 0 && !changes.get(first - 1).began()) {
      first--;
    }
    return changes.subList(first, changes.size());
  }

  /** A value that an import added is open again, unless a user decided about it since. */
  void undoFilling(int job) {
    for (Change change : sinceItBegan()) {
      if (change.job() == job && change.isImport()) {
        change
            .after()
            .forEach(
                (part, value) -> {
                  if (value.equals(values.get(part)) && !isDecidedSince(change, part)) {
                    values.remove(part);
                  }
                });
      }
    }
  }

  private boolean isDecidedSince(Change filling, Part part) {
    return changes.subList(changes.indexOf(filling), changes.size()).stream()
        .anyMatch(c -> !c.isImport() && c.after().containsKey(part));
  }

  private void set(Part part, String value) {
    if (value == null) {
      values.remove(part);
    } else {
      values.put(part, value);
    }
  }
}
