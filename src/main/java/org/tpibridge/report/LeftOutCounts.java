package org.tpibridge.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tpibridge.reading.input.SkippedRecord;

/** Counts messages and rows that are left out, because they are no visits. For one thread. */
public final class LeftOutCounts {
  /** Kinds that are listed for people; a feed has few. */
  private static final int LINES = 12;

  private static final Comparator<LeftOutCount> ORDER =
      Comparator.comparing(LeftOutCount::count, Comparator.reverseOrder())
          .thenComparing(c -> c.what().kind())
          .thenComparing(c -> c.what().reason());

  private final Map<SkippedRecord, Long> counts = new LinkedHashMap<>();

  /** How many there are of a kind. */
  public record LeftOutCount(SkippedRecord what, long count) {}

  public void add(SkippedRecord what) {
    counts.merge(what, 1L, Long::sum);
  }

  public void add(LeftOutCounts other) {
    other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** The most frequent first. */
  public List<LeftOutCount> counts() {
    return counts.entrySet().stream()
        .map(e -> new LeftOutCount(e.getKey(), e.getValue()))
        .sorted(ORDER)
        .toList();
  }

  /** For people; no line where nothing was left out. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    Map<String, Long> byUnit = new TreeMap<>();
    counts.forEach((what, count) -> byUnit.merge(what.unit(), count, Long::sum));
    byUnit.forEach(
        (unit, count) ->
            lines.add(
                count == 1
                    ? "1 " + unit + " is not a TPI visit and was left out."
                    : count + " " + unit + "s are not TPI visits and were left out."));
    counts().stream()
        .limit(LINES)
        .forEach(
            c ->
                lines.add("  %8d %s: %s".formatted(c.count(), c.what().kind(), c.what().reason())));
    if (counts.size() > LINES) {
      lines.add("  … and " + (counts.size() - LINES) + " more kinds");
    }
    return lines;
  }
}
