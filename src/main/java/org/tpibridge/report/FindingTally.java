package org.tpibridge.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;

/** Counts findings by severity and code. For one thread. */
public final class FindingTally {
  private static final Comparator<Kind> ORDER =
      Comparator.comparing(Kind::severity).thenComparing(Kind::code);

  private final Map<Kind, Long> counts = new TreeMap<>(ORDER);

  private record Kind(Severity severity, String code) {}

  /** How often something was found. */
  public record Count(Severity severity, String code, long count) {}

  public void add(Collection<Finding> findings) {
    findings.forEach(f -> add(f.severity(), f.code(), 1));
  }

  /** The same for findings that were counted elsewhere. */
  public void add(Severity severity, String code, long count) {
    counts.merge(new Kind(severity, code), count, Long::sum);
  }

  /** Errors first, then by code. */
  public List<Count> counts() {
    return counts.entrySet().stream()
        .map(e -> new Count(e.getKey().severity(), e.getKey().code(), e.getValue()))
        .toList();
  }
}
