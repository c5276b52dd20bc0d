package org.tpibridge.cli;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.report.FindingTally;
import org.tpibridge.report.FindingTally.Count;

/** Findings by code, each with the place of the first. */
final class Digest {
  private static final int LINES = 20;
  private static final Comparator<Count> ORDER =
      Comparator.comparing(Count::severity)
          .thenComparing(Count::count, Comparator.reverseOrder())
          .thenComparing(Count::code);

  private final FindingTally tally = new FindingTally();
  private final Map<String, String> firstPlaces = new HashMap<>();

  /**
   * @param place in words, of the row
   */
  void add(String place, List<Finding> findings) {
    tally.add(findings);
    findings.forEach(finding -> firstPlaces.putIfAbsent(finding.code(), place));
  }

  /** The same for findings that were counted elsewhere. */
  void add(Severity severity, String code, long count, String first) {
    tally.add(severity, code, count);
    firstPlaces.putIfAbsent(code, first);
  }

  void add(Digest other) {
    other.counts().forEach(c -> add(c.severity(), c.code(), c.count(), other.firstPlace(c)));
  }

  List<Count> counts() {
    return tally.counts();
  }

  private String firstPlace(Count count) {
    return firstPlaces.get(count.code());
  }

  /** Errors and warnings line by line; notes in one, because there are many and none is urgent. */
  void print(PrintStream out) {
    List<Count> urgent =
        counts().stream().filter(c -> c.severity() != Severity.INFORMATION).sorted(ORDER).toList();
    long notes =
        counts().stream()
            .filter(c -> c.severity() == Severity.INFORMATION)
            .mapToLong(Count::count)
            .sum();
    if (urgent.isEmpty() && notes == 0) {
      return;
    }
    out.println("Findings:");
    urgent.stream().limit(LINES).forEach(count -> print(count, out));
    if (urgent.size() > LINES) {
      out.println("  … and " + (urgent.size() - LINES) + " kinds more");
    }
    if (notes > 0) {
      out.println("  %8s %s".formatted(Pace.number(notes), notes == 1 ? "note" : "notes"));
    }
  }

  private void print(Count count, PrintStream out) {
    String word = count.severity().word() + (count.count() == 1 ? "" : "s");
    out.println(
        "  %8s %-9s %-28s first in %s"
            .formatted(Pace.number(count.count()), word, count.code(), firstPlace(count)));
  }
}
