package org.tpibridge.pipeline;

import java.util.List;
import org.tpibridge.finding.Finding;

/** The settings of a pipeline are invalid. The message states which, as a sentence. */
public final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Finding> findings;

  InvalidSettingsException(String message, List<Finding> findings) {
    super(message);
    this.findings = List.copyOf(findings);
  }

  /** The findings, with their places in the settings files. */
  public List<Finding> findings() {
    return findings;
  }
}
