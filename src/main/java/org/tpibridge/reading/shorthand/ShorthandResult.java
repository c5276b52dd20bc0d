package org.tpibridge.reading.shorthand;

import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;

/**
 * What was understood of a cell, and what is to be said about it.
 *
 * <p>Exact: a value and no finding. Assumed: a value, and findings that say what was assumed.
 * Refused: no value, and at least one error that quotes the cell.
 *
 * @param value empty where the cell is refused
 * @param findings without places: the caller knows those
 */
public record ShorthandResult<T>(Optional<T> value, List<Finding> findings) {
  public ShorthandResult {
    findings = List.copyOf(findings);
    if (value.isPresent() == findings.stream().anyMatch(Finding::isError)) {
      throw new IllegalArgumentException("a reading has a value or an error, and not both");
    }
  }

  /** The words do not say more than what was understood. */
  public boolean isExact() {
    return findings.isEmpty();
  }

  /** May quote patient data, so it shows neither value nor words. */
  @Override
  public String toString() {
    return "Reading[" + (value.isPresent() ? "understood" : "refused") + ", " + findings + "]";
  }
}
