package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import org.tpibridge.finding.Severity;
import org.tpibridge.report.FindingCounts.CodeCount;
import org.tpibridge.report.FindingSummary;
import org.tpibridge.report.Quantity;

/** Prints findings by code, each code with the place of its first. */
public final class FindingSummaryText {
  private static final int LINES = 20;
  private static final Comparator<CodeCount> ORDER =
      Comparator.comparing(CodeCount::severity)
          .thenComparing(CodeCount::count, Comparator.reverseOrder())
          .thenComparing(CodeCount::code);

  private FindingSummaryText() {}

  /** Errors and warnings line by line; notes in one, because there are many and none is urgent. */
  public static void print(FindingSummary summary, PrintStream out) {
    List<CodeCount> urgent =
        summary.counts().stream()
            .filter(c -> c.severity() != Severity.INFORMATION)
            .sorted(ORDER)
            .toList();
    long notes =
        summary.counts().stream()
            .filter(c -> c.severity() == Severity.INFORMATION)
            .mapToLong(CodeCount::count)
            .sum();
    if (urgent.isEmpty() && notes == 0) {
      return;
    }
    out.println("Findings:");
    urgent.stream()
        .limit(LINES)
        .forEach(count -> out.println(line(count, summary.firstPlace(count))));
    if (urgent.size() > LINES) {
      out.println("  … and " + (urgent.size() - LINES) + " kinds more");
    }
    if (notes > 0) {
      out.println("  %8s %s".formatted(Quantity.number(notes), notes == 1 ? "note" : "notes"));
    }
  }

  private static String line(CodeCount count, String firstPlace) {
    String word = count.severity().label() + (count.count() == 1 ? "" : "s");
    return "  %8s %-9s %-28s first in %s"
        .formatted(Quantity.number(count.count()), word, count.code(), firstPlace);
  }
}
