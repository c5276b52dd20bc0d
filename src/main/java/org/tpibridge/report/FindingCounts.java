package org.tpibridge.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;

/** Counts findings by severity and code. Not safe for use by several threads. */
public final class FindingCounts {
  private final Map<CodeKey, Long> counts = new HashMap<>();

  record CodeKey(Severity severity, String code) {}

  /** The number of findings with a severity and code. */
  public record CodeCount(Severity severity, String code, long count) {

    /** The order in all outputs: the most severe first, then the most frequent, then by code. */
    public static final Comparator<CodeCount> ORDER =
        Comparator.comparing(CodeCount::severity)
            .thenComparing(CodeCount::count, Comparator.reverseOrder())
            .thenComparing(CodeCount::code);
  }

  public void add(Collection<Finding> findings) {
    findings.forEach(f -> add(f.severity(), f.code(), 1));
  }

  /** Adds findings that were counted elsewhere. */
  public void add(Severity severity, String code, long count) {
    counts.merge(new CodeKey(severity, code), count, Long::sum);
  }

  /** Returns the counts in the order of {@link CodeCount#ORDER}. */
  public List<CodeCount> counts() {
    return counts.entrySet().stream()
        .map(e -> new CodeCount(e.getKey().severity(), e.getKey().code(), e.getValue()))
        .sorted(CodeCount.ORDER)
        .toList();
  }
}
