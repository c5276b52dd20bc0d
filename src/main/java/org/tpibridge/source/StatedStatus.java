package org.tpibridge.source;

import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.VisitStatus;

/**
 * A statement of a record that its visit was not done, or that the record does not count, outside
 * the fields of a visit.
 *
 * @param column that states it
 * @param words that it has
 * @param whole whether all rows of the visit state it
 */
record StatedStatus(VisitStatus status, String column, String words, Place place, boolean whole) {

  /**
   * Whether the visit is left out without an error: all of it was not done, and it has nothing that
   * only a visit has that was done.
   */
  boolean isLeftOut(boolean hasResults) {
    return status == VisitStatus.NOT_DONE && whole && !hasResults;
  }

  Finding leftOut() {
    return Finding.information(
            Codes.NOT_DONE,
            statement() + ": the visit is left out. If it was imported before, it is still stored.")
        .at(place);
  }

  Finding refused(boolean hasResults) {
    String why =
        status == VisitStatus.WITHDRAWN
            ? "The visit is not read. If it was imported before, it is still stored."
            : whole && hasResults
                ? "But the record has results of a visit. Correct one of them."
                : "But other rows of the visit do not. Correct the rows, or delete those that do"
                    + " not count.";
    return Finding.error(Codes.NOT_DONE, statement() + ". " + why).at(place);
  }

  private String statement() {
    return Quoted.of(column) + " states " + Quoted.of(words);
  }
}
