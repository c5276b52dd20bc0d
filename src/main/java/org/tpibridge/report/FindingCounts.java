package org.tpibridge.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;

/** Counts findings by severity and code. Not safe for use by several threads. */
public final class FindingCounts {
  private static final Comparator<CodeKey> ORDER =
      Comparator.comparing(CodeKey::severity).thenComparing(CodeKey::code);

  private final Map<CodeKey, Long> counts = new TreeMap<>(ORDER);

  record CodeKey(Severity severity, String code) {}

  /** The number of findings with a severity and code. */
  public record CodeCount(Severity severity, String code, long count) {}

  public void add(Collection<Finding> findings) {
    findings.forEach(f -> add(f.severity(), f.code(), 1));
  }

  /** Adds findings that were counted elsewhere. */
  public void add(Severity severity, String code, long count) {
    counts.merge(new CodeKey(severity, code), count, Long::sum);
  }

  /** Returns the counts, errors first, then by code. */
  public List<CodeCount> counts() {
    return counts.entrySet().stream()
        .map(e -> new CodeCount(e.getKey().severity(), e.getKey().code(), e.getValue()))
        .toList();
  }
}
