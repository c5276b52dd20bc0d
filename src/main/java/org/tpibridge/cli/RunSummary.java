package org.tpibridge.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.report.LeftOutCounts;
import org.tpibridge.report.Quantity;

/** Counts for the summary and the exit code. */
final class RunSummary {
  static final String NO_VISIT = "The input contains no trigger point injection visit.";

  private long accepted;
  private long rejected;
  private long unreadable;
  private long merges;
  private final LeftOutCounts leftOut = new LeftOutCounts();
  private final Map<Severity, Long> findings = new EnumMap<>(Severity.class);

  void count(VisitResult checked) {
    if (checked instanceof VisitResult.Accepted) {
      accepted++;
    } else if (checked instanceof VisitResult.Rejected) {
      rejected++;
    } else if (checked instanceof VisitResult.Unreadable input && !input.isReadToEnd()) {
      unreadable++;
    } else if (checked instanceof VisitResult.NotTpiVisit other) {
      leftOut.add(other.read().what());
    } else if (checked instanceof VisitResult.MergedPatients) {
      merges++;
    }
    count(checked.findings());
  }

  void countValid(List<Finding> ofOneUnit) {
    if (ofOneUnit.stream().anyMatch(Finding::isError)) {
      rejected++;
    } else {
      accepted++;
    }
    count(ofOneUnit);
  }

  void countUnreadable() {
    unreadable++;
  }

  private void count(List<Finding> all) {
    all.forEach(f -> findings.merge(f.severity(), 1L, Long::sum));
  }

  long of(Severity severity) {
    return findings.getOrDefault(severity, 0L);
  }

  long findings() {
    return findings.values().stream().mapToLong(Long::longValue).sum();
  }

  ExitCode exitCode() {
    if (unreadable > 0) {
      return ExitCode.FAILED;
    }
    return rejected > 0 ? ExitCode.NOT_ALL_SUCCEEDED : ExitCode.OK;
  }

  /** What was read besides visits. */
  List<String> skippedLines() {
    List<String> lines = new ArrayList<>(leftOut.lines());
    if (merges > 0) {
      lines.add(
          Quantity.of(merges, "merge")
              + " of patients not applied, because this command does not store patients.");
    }
    if (!lines.isEmpty() && accepted + rejected + unreadable == 0) {
      lines.add(NO_VISIT);
    }
    return lines;
  }

  /** One line, such as {@code 12 visits: 10 accepted, 2 rejected; 3 errors, 1 warning, 0 notes}. */
  String summary(String unit, String good, String bad) {
    StringBuilder line =
        new StringBuilder()
            .append(Quantity.of(accepted + rejected, unit))
            .append(": ")
            .append(Quantity.number(accepted))
            .append(' ')
            .append(good)
            .append(", ")
            .append(Quantity.number(rejected))
            .append(' ')
            .append(bad)
            .append("; ")
            .append(Quantity.of(of(Severity.ERROR), "error"))
            .append(", ")
            .append(Quantity.of(of(Severity.WARNING), "warning"))
            .append(", ")
            .append(Quantity.of(of(Severity.INFORMATION), "note"));
    if (unreadable > 0) {
      line.append("; ")
          .append(Quantity.of(unreadable, "input"))
          .append(" could not be read completely");
    }
    return line.toString();
  }
}
