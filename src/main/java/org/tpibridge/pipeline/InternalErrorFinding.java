package org.tpibridge.pipeline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.finding.Finding;

/** Reports that the program failed on a visit, without quoting the visit. */
final class InternalErrorFinding {
  private static final Logger log = LoggerFactory.getLogger(InternalErrorFinding.class);

  private InternalErrorFinding() {}

  /**
   * @param finding the consequence for the visit
   * @return the same, with what failed
   */
  static Finding of(RuntimeException e, Finding finding) {
    // The exception's message may quote the visit, so only its kind and origin are logged.
    StackTraceElement[] trace = e.getStackTrace();
    log.error(
        "{}: {} at {}", finding.code(), e.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
    return finding.withSuggestion(
        "Report it with the version and "
            + e.getClass().getSimpleName()
            + "; the other visits are not touched.");
  }
}
