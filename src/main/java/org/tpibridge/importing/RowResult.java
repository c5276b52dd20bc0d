package org.tpibridge.importing;

import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.store.jobs.SourceRows;

/**
 * What became of a row.
 *
 * @param findings all: of checking, then those that only the store could tell
 * @param repeated whether it was rejected and counted before the import was broken off, and is told
 *     again only to be handed back
 */
public record RowResult(
    VisitResult result, SourceRows.RowOutcome outcome, List<Finding> findings, boolean repeated) {
  private static final String OF_PROFILES = "TPI-FHIR-";

  public RowResult {
    findings = List.copyOf(findings);
  }

  /**
   * What the store keeps of the findings. Of what the profiles say, notes are left out: some thirty
   * a visit, the same for each, such as that a code system is not at hand. Whoever wants them has
   * {@code check}.
   */
  public List<Finding> storedFindings() {
    return findings.stream()
        .filter(f -> f.severity() != Severity.INFORMATION || !f.code().startsWith(OF_PROFILES))
        .toList();
  }

  /** Whether the row is left out because its patient was erased; nothing of it is written. */
  public boolean isErased() {
    return findings.stream().anyMatch(f -> f.code().equals(RowTransaction.ERASED));
  }
}
