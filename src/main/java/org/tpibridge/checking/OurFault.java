package org.tpibridge.checking;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.finding.Finding;

/** Says that the program itself failed on a visit, without quoting the visit. */
final class OurFault {
  private static final Logger log = LoggerFactory.getLogger(OurFault.class);

  private OurFault() {}

  /**
   * @param finding what that means for the visit
   * @return the same, telling what failed
   */
  static Finding in(RuntimeException e, Finding finding) {
    // The exception's message may quote the visit, so only its kind and origin are told.
    StackTraceElement[] trace = e.getStackTrace();
    log.error(
        "{}: {} at {}", finding.code(), e.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
    return finding.suggesting(
        "Report it with the version and "
            + e.getClass().getSimpleName()
            + "; the other visits are not touched.");
  }
}
