package org.tpibridge.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of a store, without internal keys, times, and records of the import itself
 * (Provenance and {@code meta.source}). Cell text is included as hashes only.
 *
 * @param rows the result of each row of each job: versions of resources, outcome, findings, items
 *     in the review queue
 * @param standing the final state: visits, current versions, changes, jobs
 * @param positions the position of each job
 */
record StoreContent(
    SortedMap<RowName, List<String>> rows, List<String> standing, Map<Long, Long> positions) {
  private static final int SHOWN = 20;

  /**
   * @param job number of the job from 1, in the order of their start
   * @param ordinal from 1
   */
  record RowName(long job, long ordinal) implements Comparable<RowName> {
    @Override
    public int compareTo(RowName other) {
      return job == other.job ? Long.compare(ordinal, other.ordinal) : Long.compare(job, other.job);
    }
  }

  /** The first few differences to the other store; empty if they are equal. */
  List<String> differencesTo(StoreContent other) {
    List<String> all = rowsUnlike(other.rows);
    List<String> missing = new ArrayList<>(other.standing);
    standing.forEach(missing::remove);
    List<String> added = new ArrayList<>(standing);
    other.standing.forEach(added::remove);
    missing.forEach(line -> all.add("missing: " + line));
    added.forEach(line -> all.add("too much: " + line));
    return all.stream().limit(SHOWN).toList();
  }

  /**
   * The first few differences to the other store at the time when its jobs had the positions of
   * this one: half rows, lost rows, rows after the position.
   */
  List<String> differencesToEarlier(StoreContent whole) {
    SortedMap<RowName, List<String>> until = new TreeMap<>();
    whole.rows.forEach(
        (name, lines) -> {
          if (name.ordinal() <= positions.getOrDefault(name.job(), 0L)) {
            until.put(name, lines);
          }
        });
    return rowsUnlike(until).stream().limit(SHOWN).toList();
  }

  private List<String> rowsUnlike(SortedMap<RowName, List<String>> others) {
    List<String> all = new ArrayList<>();
    others.forEach(
        (name, lines) -> {
          if (!lines.equals(rows.get(name))) {
            all.add(name + " is " + rows.get(name) + " instead of " + lines);
          }
        });
    rows.forEach(
        (name, lines) -> {
          if (!others.containsKey(name)) {
            all.add(name + " should not be there: " + lines);
          }
        });
    return all;
  }
}
