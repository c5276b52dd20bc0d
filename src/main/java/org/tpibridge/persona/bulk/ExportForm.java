package org.tpibridge.persona.bulk;

import java.time.Duration;

/**
 * How an EHR exports.
 *
 * @param pollsBeforeDone how often a client is asked to wait
 * @param retryAfter what it is asked to wait
 * @param linesPerFile most resources in a file
 * @param filesPerManifest most files in a manifest; more continue in a next one
 * @param errorsAsOutcome whether the manifest calls its errors {@code outcome}
 */
public record ExportForm(
    int pollsBeforeDone,
    Duration retryAfter,
    int linesPerFile,
    int filesPerManifest,
    boolean errorsAsOutcome) {

  /** Bulk Data Access 2.0. */
  public static final ExportForm VERSION_2 =
      new ExportForm(1, Duration.ofSeconds(1), 1000, Integer.MAX_VALUE, false);

  /** Bulk Data Access 3.0 with continued manifests, and {@code outcome}. */
  public static final ExportForm VERSION_3 = new ExportForm(1, Duration.ofSeconds(1), 100, 2, true);
}
