package org.tpibridge.reading.assembly;

import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.VisitStatus;
import org.tpibridge.reading.input.ReadingFindingCodes;

/**
 * A statement of a record that its visit was not done, or that the record does not count, outside
 * the fields of a visit.
 *
 * @param column that states it
 * @param value that it has
 * @param inAllRows whether all rows of the visit state it
 */
public record StatedStatus(
    VisitStatus status, String column, String value, Place place, boolean inAllRows) {

  /**
   * Whether the visit is left out without an error: all of it was not done, and it has nothing that
   * only a visit has that was done.
   */
  boolean isSkipped(boolean hasResults) {
    return status == VisitStatus.NOT_DONE && inAllRows && !hasResults;
  }

  Finding skippedFinding() {
    return Finding.information(
            ReadingFindingCodes.NOT_DONE,
            statement() + ": the visit is left out. If it was imported before, it is still stored.")
        .at(place);
  }

  Finding rejectedFinding(boolean hasResults) {
    String why =
        status == VisitStatus.WITHDRAWN
            ? "The visit is not read. If it was imported before, it is still stored."
            : inAllRows && hasResults
                ? "But the record has results of a visit. Correct one of them."
                : "But other rows of the visit do not. Correct the rows, or delete those that do"
                    + " not count.";
    return Finding.error(ReadingFindingCodes.NOT_DONE, statement() + ". " + why).at(place);
  }

  private String statement() {
    return QuotedText.of(column) + " states " + QuotedText.of(value);
  }
}
