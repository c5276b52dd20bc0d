package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.tpibridge.finding.Severity;
import org.tpibridge.report.FindingCounts.CodeCount;
import org.tpibridge.report.FindingSummary;
import org.tpibridge.report.Quantity;

/** Prints how often each code was found, and the place of its first finding. */
public final class FindingSummaryText {
  private static final int LINES = 20;
  private static final String INDENT = "  ";

  private FindingSummaryText() {}

  /** Prints a line for each code of errors and warnings, and one line for all notes. */
  public static void print(FindingSummary summary, PrintStream out) {
    List<CodeCount> urgent =
        summary.counts().stream().filter(c -> c.severity() != Severity.INFORMATION).toList();
    long notes =
        summary.counts().stream()
            .filter(c -> c.severity() == Severity.INFORMATION)
            .mapToLong(CodeCount::count)
            .sum();
    if (urgent.isEmpty() && notes == 0) {
      return;
    }
    out.println("Findings:");
    List<List<String>> rows = new ArrayList<>();
    urgent.stream()
        .limit(LINES)
        .forEach(count -> rows.add(row(count, "first in " + summary.firstPlace(count))));
    if (notes > 0) {
      rows.add(
          List.of(INDENT + Quantity.number(notes), units(Severity.INFORMATION, notes), "", ""));
    }
    TextTable.print(rows, List.of(0), out);
    if (urgent.size() > LINES) {
      out.println(INDENT + "… and " + Quantity.of(urgent.size() - LINES, "more code"));
    }
  }

  /** Prints a line for each code, including those of notes. */
  static void printAll(List<CodeCount> counts, PrintStream out) {
    if (!counts.isEmpty()) {
      out.println("Findings:");
      TextTable.print(counts.stream().map(count -> row(count, "")).toList(), List.of(0), out);
    }
  }

  private static List<String> row(CodeCount count, String firstPlace) {
    return List.of(
        INDENT + Quantity.number(count.count()),
        units(count.severity(), count.count()),
        count.code(),
        firstPlace);
  }

  private static String units(Severity severity, long count) {
    String unit = severity == Severity.INFORMATION ? "note" : severity.label();
    return count == 1 ? unit : unit + "s";
  }
}
