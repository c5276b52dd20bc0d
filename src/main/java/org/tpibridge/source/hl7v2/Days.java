package org.tpibridge.source.hl7v2;

import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.telling.Style;
import org.tpibridge.visit.Column;

/**
 * Whether the day of the procedure is the day of the visit. A visit number of a series of
 * treatments is open for months, and its start is not the day of the injection.
 */
final class Days {
  private static final int DAY = 10;

  private Days() {}

  static void compare(Candidates candidates, List<Finding> findings) {
    List<Candidate> starts = candidates.of(Column.VISIT_START);
    Optional<Candidate> counting =
        starts.stream().min((a, b) -> Integer.compare(a.rank(), b.rank())).filter(Days::isSound);
    counting.ifPresent(
        c ->
            starts.stream()
                .filter(Days::isSound)
                .filter(other -> !day(other).equals(day(c)))
                .findFirst()
                .ifPresent(
                    other ->
                        findings.add(
                            Finding.warning(
                                    Codes.DAY,
                                    "The visit starts on "
                                        + day(c)
                                        + " ("
                                        + c.words().place().withinSource()
                                        + "), but this is of "
                                        + day(other)
                                        + ". If the number is a series of visits, send each visit"
                                        + " with a number of its own.")
                                .at(other.words().place()))));
  }

  private static boolean isSound(Candidate candidate) {
    return candidate.words().style() == Style.CANONICAL && candidate.words().text().length() >= DAY;
  }

  private static String day(Candidate candidate) {
    return candidate.words().text().substring(0, DAY);
  }
}
