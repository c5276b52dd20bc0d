package org.tpibridge.reading.shorthand;

import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;

/**
 * The value of a cell in shorthand, and the findings about it.
 *
 * <p>Exact: a value and no finding. Assumed: a value, and findings about what was assumed.
 * Rejected: no value, and at least one error that quotes the cell.
 *
 * @param value empty if the cell is rejected
 * @param findings without places, which the caller adds
 */
public record ShorthandResult<T>(Optional<T> value, List<Finding> findings) {
  public ShorthandResult {
    findings = List.copyOf(findings);
    if (value.isPresent() == findings.stream().anyMatch(Finding::isError)) {
      throw new IllegalArgumentException("a result must have either a value or an error");
    }
  }

  /** Whether the value was read without an assumption. */
  public boolean isExact() {
    return findings.isEmpty();
  }

  /** Without the value and the text, which are patient data. */
  @Override
  public String toString() {
    return "ShorthandResult[" + (value.isPresent() ? "read" : "rejected") + ", " + findings + "]";
  }
}
