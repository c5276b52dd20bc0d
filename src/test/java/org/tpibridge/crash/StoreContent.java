package org.tpibridge.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of a store without internal keys, times, and data about the import itself (Provenance
 * and {@code meta.source}). Cell text is included only as hashes.
 *
 * @param rows the result of each row of each job: versions of resources, outcome, findings,
 *     conflicts
 * @param standing the final content: visits, current versions, outbox, jobs
 * @param positions the position of each job
 */
record StoreContent(
    SortedMap<RowName, List<String>> rows, List<String> standing, Map<Long, Long> positions) {
  private static final int SHOWN = 20;

  /**
   * @param job the number of the job, counted from 1 in order of start
   * @param ordinal the number of the row, from 1
   */
  record RowName(long job, long ordinal) implements Comparable<RowName> {
    @Override
    public int compareTo(RowName other) {
      return job == other.job ? Long.compare(ordinal, other.ordinal) : Long.compare(job, other.job);
    }
  }

  /** Returns the first differences between this store and the other; empty if they are equal. */
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
   * Returns the first differences between this store and the state of the other when each job had
   * the same position as here: incomplete rows, lost rows, rows after the position.
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
