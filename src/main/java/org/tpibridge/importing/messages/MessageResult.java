package org.tpibridge.importing.messages;

import java.util.List;
import org.tpibridge.finding.Finding;

/**
 * What became of a message.
 *
 * @param findings what the office should see of it; none where all is well
 * @param resolved names of messages whose findings no longer hold
 */
public record MessageResult(List<Finding> findings, List<String> resolved) {
  public MessageResult {
    findings = List.copyOf(findings);
    resolved = List.copyOf(resolved);
  }

  boolean isRefused() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
