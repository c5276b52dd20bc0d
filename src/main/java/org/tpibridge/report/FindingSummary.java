package org.tpibridge.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.report.FindingCounts.CodeCount;
import org.tpibridge.report.FindingCounts.CodeKey;

/**
 * Summarizes findings by severity and code, with the count and the first place of each. Not safe
 * for use by several threads.
 */
public final class FindingSummary {
  private final FindingCounts findingCounts = new FindingCounts();
  private final Map<CodeKey, String> firstPlaces = new HashMap<>();

  /**
   * Adds the findings of a row.
   *
   * @param place description of the row's place
   */
  public void add(String place, List<Finding> findings) {
    findingCounts.add(findings);
    findings.forEach(f -> firstPlaces.putIfAbsent(new CodeKey(f.severity(), f.code()), place));
  }

  /** Adds findings that were counted before. */
  public void add(Severity severity, String code, long count, String firstPlace) {
    findingCounts.add(severity, code, count);
    firstPlaces.putIfAbsent(new CodeKey(severity, code), firstPlace);
  }

  public void add(FindingSummary other) {
    other.counts().forEach(c -> add(c.severity(), c.code(), c.count(), other.firstPlace(c)));
  }

  /** Returns the counts in the order of {@link CodeCount#ORDER}. */
  public List<CodeCount> counts() {
    return findingCounts.counts();
  }

  public String firstPlace(CodeCount count) {
    return firstPlaces.get(new CodeKey(count.severity(), count.code()));
  }
}
