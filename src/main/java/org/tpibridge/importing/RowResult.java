package org.tpibridge.importing;

import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.store.jobs.SourceRows;

/**
 * The result of importing a row.
 *
 * @param findings all findings: first those of the pipeline, then those from the comparison with
 *     the store
 * @param repeated whether it was rejected and counted before an interruption, and is only passed
 *     again to be written to the rejects file
 */
public record RowResult(
    VisitResult result, SourceRows.RowOutcome outcome, List<Finding> findings, boolean repeated) {
  private static final String VALIDATOR_CODES = "TPI-FHIR-";

  public RowResult {
    findings = List.copyOf(findings);
  }

  /**
   * Returns the findings to store. Information notes of the FHIR validator are left out: there are
   * about thirty for each visit, always the same, such as that a code system is not available. The
   * {@code check} command prints them.
   */
  public List<Finding> storedFindings() {
    return findings.stream()
        .filter(f -> f.severity() != Severity.INFORMATION || !f.code().startsWith(VALIDATOR_CODES))
        .toList();
  }

  /**
   * Returns whether the row is left out because its patient was erased. Nothing of such a row is
   * written.
   */
  public boolean isErased() {
    return findings.stream().anyMatch(f -> f.code().equals(RowTransaction.ERASED));
  }
}
