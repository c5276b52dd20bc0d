package org.tpibridge.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.report.FindingCounts.CodeCount;

/** Findings by code, each code with its count and the place of its first. For one thread. */
public final class FindingSummary {
  private final FindingCounts tally = new FindingCounts();
  private final Map<String, String> firstPlaces = new HashMap<>();

  /**
   * @param place in words, of the row
   */
  public void add(String place, List<Finding> findings) {
    tally.add(findings);
    findings.forEach(finding -> firstPlaces.putIfAbsent(finding.code(), place));
  }

  /** The same for findings that were counted before. */
  public void add(Severity severity, String code, long count, String firstPlace) {
    tally.add(severity, code, count);
    firstPlaces.putIfAbsent(code, firstPlace);
  }

  public void add(FindingSummary other) {
    other.counts().forEach(c -> add(c.severity(), c.code(), c.count(), other.firstPlace(c)));
  }

  /** Errors first, then by code. */
  public List<CodeCount> counts() {
    return tally.counts();
  }

  public String firstPlace(CodeCount count) {
    return firstPlaces.get(count.code());
  }
}
