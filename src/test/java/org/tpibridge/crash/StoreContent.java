package org.tpibridge.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a store holds, without its inner keys, without times, and without what tells of the import
 * itself (Provenance and {@code meta.source}). Cell text is here as hashes only.
 *
 * @param rows what each row of each job left: versions of resources, outcome, findings, worklist
 * @param standing what is there in the end: visits, current versions, outbox, jobs
 * @param positions how far each job is
 */
record StoreContent(
    SortedMap<RowName, List<String>> rows, List<String> standing, Map<Long, Long> positions) {
  private static final int SHOWN = 20;

  /**
   * @param job counted from 1 in the order in which jobs began
   * @param ordinal from 1
   */
  record RowName(long job, long ordinal) implements Comparable<RowName> {
    @Override
    public int compareTo(RowName other) {
      return job == other.job ? Long.compare(ordinal, other.ordinal) : Long.compare(job, other.job);
    }
  }

  /** The first few things in which this store is not the other; empty where they are equal. */
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
   * The first few things in which this store is not what the other was when each job was as far as
   * it is here: half rows, lost rows, rows behind the position.
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
