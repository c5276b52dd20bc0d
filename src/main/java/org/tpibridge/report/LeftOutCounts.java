package org.tpibridge.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tpibridge.reading.input.SkippedRecord;

/**
 * Counts messages and rows that are left out because they are not visits. Not safe for use by
 * several threads.
 */
public final class LeftOutCounts {
  /** The number of kinds that are listed; most feeds have fewer. */
  private static final int MAX_KINDS = 12;

  private static final Comparator<LeftOutCount> ORDER =
      Comparator.comparing(LeftOutCount::count, Comparator.reverseOrder())
          .thenComparing(c -> c.what().kind())
          .thenComparing(c -> c.what().reason());

  private final Map<SkippedRecord, Long> counts = new LinkedHashMap<>();

  /** The number of records of a kind. */
  public record LeftOutCount(SkippedRecord what, long count) {}

  public void add(SkippedRecord what) {
    counts.merge(what, 1L, Long::sum);
  }

  public void add(LeftOutCounts other) {
    other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
  }

  /** Returns the counts, the most frequent kind first. */
  public List<LeftOutCount> counts() {
    return counts.entrySet().stream()
        .map(e -> new LeftOutCount(e.getKey(), e.getValue()))
        .sorted(ORDER)
        .toList();
  }

  /** Returns the counts as text; empty if nothing was left out. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    Map<String, Long> byUnit = new TreeMap<>();
    counts.forEach((what, count) -> byUnit.merge(what.unit(), count, Long::sum));
    byUnit.forEach(
        (unit, count) ->
            lines.add(
                Quantity.of(count, unit)
                    + (count == 1
                        ? " is not a TPI visit and was left out."
                        : " are not TPI visits and were left out.")));
    counts().stream()
        .limit(MAX_KINDS)
        .forEach(
            c ->
                lines.add(
                    "  %8s %s: %s"
                        .formatted(
                            Quantity.number(c.count()), c.what().kind(), c.what().reason())));
    if (counts.size() > MAX_KINDS) {
      lines.add("  … and " + Quantity.of(counts.size() - MAX_KINDS, "more kind"));
    }
    return lines;
  }
}
