package org.tpibridge.importing.messages;

import java.util.List;
import org.tpibridge.finding.Finding;

/**
 * The result of processing a message.
 *
 * @param findings the findings for the review queue; empty if there is nothing to review
 * @param resolved names of messages whose findings no longer apply
 */
public record MessageResult(List<Finding> findings, List<String> resolved) {
  public MessageResult {
    findings = List.copyOf(findings);
    resolved = List.copyOf(resolved);
  }
}
