package org.tpibridge.reading.assembly;

import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.VisitStatus;
import org.tpibridge.reading.input.ReadingFindingCodes;

/**
 * A status outside the fields of a visit: the visit was not done, or the record was withdrawn.
 *
 * @param column that contains the status
 * @param value of the column
 * @param inAllRows whether all rows of the visit state a status
 */
public record StatedStatus(
    VisitStatus status, String column, String value, Place place, boolean inAllRows) {

  /** The most severe status; the first one if several are equal. */
  public static Optional<StatedStatus> mostSevere(Stream<StatedStatus> stated) {
    return stated.reduce((a, b) -> b.status().compareTo(a.status()) > 0 ? b : a);
  }

  /**
   * Whether the visit is skipped without an error: all rows state that it was not done, and it has
   * no results.
   */
  boolean isSkipped(boolean hasResults) {
    return status == VisitStatus.NOT_DONE && inAllRows && !hasResults;
  }

  Finding skippedFinding() {
    return Finding.information(
            ReadingFindingCodes.NOT_DONE,
            statement()
                + ". The visit was left out. If it was imported before, it is still stored.")
        .at(place);
  }

  Finding rejectedFinding(boolean hasResults) {
    String why =
        status == VisitStatus.WITHDRAWN
            ? "The visit was rejected. If it was imported before, it is still stored."
            : inAllRows && hasResults
                ? "However, the record contains results of a visit. Correct one of them."
                : "However, other rows of the visit do not. Correct the rows, or delete those that"
                    + " are not valid.";
    return Finding.error(ReadingFindingCodes.NOT_DONE, statement() + ". " + why).at(place);
  }

  private String statement() {
    return QuotedText.of(column) + " states " + QuotedText.of(value);
  }
}
