package org.tpibridge.listener;

import java.util.List;
import org.tpibridge.finding.Finding;

/**
 * What became of a message.
 *
 * @param findings what the office should see of it; none where all is well
 * @param settled names of messages whose findings no longer hold
 */
public record Verdict(List<Finding> findings, List<String> settled) {
  public Verdict {
    findings = List.copyOf(findings);
    settled = List.copyOf(settled);
  }

  boolean isRefused() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
