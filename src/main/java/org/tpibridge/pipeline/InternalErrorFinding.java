package org.tpibridge.pipeline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.InternalErrorReport;

/** Reports that the program failed on a visit. Never quotes the visit. */
final class InternalErrorFinding {
  private static final Logger log = LoggerFactory.getLogger(InternalErrorFinding.class);

  private InternalErrorFinding() {}

  /**
   * @param finding describes the effect on the visit
   * @return the finding with details about the failure
   */
  static Finding of(RuntimeException e, Finding finding) {
    // The exception's message may quote the visit, so only its class and origin are logged.
    StackTraceElement[] trace = e.getStackTrace();
    log.error(
        "{}: {} at {}", finding.code(), e.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
    return finding.withSuggestion(
        InternalErrorReport.suggestion(e) + " Other visits are not affected.");
  }
}
