package org.tpibridge.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;

class FindingSummaryTest {
  private static final List<Finding> WARNING = List.of(Finding.warning("TPI-TEST", "First."));
  private static final List<Finding> ERROR = List.of(Finding.error("TPI-TEST", "Second."));

  @Test
  void aCodeOfTwoSeveritiesHasTheFirstPlaceOfEach() {
    FindingSummary summary = new FindingSummary();
    summary.add("row 2", WARNING);
    summary.add("row 9", ERROR);
    summary.add("row 12", ERROR);

    FindingSummary total = new FindingSummary();
    total.add(summary);

    for (FindingSummary each : List.of(summary, total)) {
      assertThat(each.counts())
          .extracting(c -> c.severity() + " " + c.count() + " " + each.firstPlace(c))
          .containsExactly(Severity.ERROR + " 2 row 9", Severity.WARNING + " 1 row 2");
    }
  }
}
