package org.tpibridge.reading.hl7v2.resolution;

import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.visit.Column;

/**
 * Checks that the day of the procedure is the day of the visit. A visit number for a series of
 * treatments is used for months, and its start is not the day of the injection.
 */
final class ProcedureDayCheck {
  private static final int DAY = 10;

  private ProcedureDayCheck() {}

  static void compare(CandidateValues candidates, List<Finding> findings) {
    List<CandidateValue> starts = candidates.of(Column.VISIT_START);
    Optional<CandidateValue> effective =
        starts.stream()
            .min((a, b) -> Integer.compare(a.precedence(), b.precedence()))
            .filter(ProcedureDayCheck::isValidDay);
    effective.ifPresent(
        c ->
            starts.stream()
                .filter(ProcedureDayCheck::isValidDay)
                .filter(other -> !day(other).equals(day(c)))
                .findFirst()
                .ifPresent(
                    other ->
                        findings.add(
                            Finding.warning(
                                    Hl7FindingCodes.DAY,
                                    "The visit starts on "
                                        + day(c)
                                        + " ("
                                        + c.value().place().locationInSource()
                                        + "), but this is dated "
                                        + day(other)
                                        + ". If the number is used for a series of visits, send each visit"
                                        + " with a separate number.")
                                .at(other.value().place()))));
  }

  private static boolean isValidDay(CandidateValue candidate) {
    return candidate.value().style() == ValueStyle.CANONICAL
        && candidate.value().text().length() >= DAY;
  }

  private static String day(CandidateValue candidate) {
    return candidate.value().text().substring(0, DAY);
  }
}
