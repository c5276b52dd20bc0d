package org.tpibridge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tpibridge.finding.Severity;
import org.tpibridge.visit.Patient;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitArbitraries;

/** Checks that rules never fail on any visit. */
class AnyVisitTest {
  private static final Rules RULES =
      new Rules(
          RulePolicy.load(RulePolicy.ALL, List.of()).policy().orElseThrow(), TestKeys.SHIPPED);

  private static final Patient ONE = RuleCase.visit(Map.of()).patient();

  @Provide
  Arbitrary<Visit> visits() {
    return VisitArbitraries.visits();
  }

  @Provide
  Arbitrary<List<Visit>> series() {
    return visits().map(v -> ofOnePatient(v)).list().ofMaxSize(30);
  }

  private static Visit ofOnePatient(Visit visit) {
    return MovedVisit.to(visit, visit.visitId(), visit.start().day(), ONE);
  }

  @Property(tries = 200)
  void aRuleFailsOnNoVisitAndRejectsNone(@ForAll("visits") Visit visit) {
    assertThat(RULES.evaluate(visit))
        .allSatisfy(p -> assertThat(p.finding().severity()).isNotEqualTo(Severity.ERROR));
  }

  /** Uses one patient for all visits, so that each is compared with the others. */
  @Property(tries = 40)
  void aSeriesFailsOnNoVisit(@ForAll("series") List<Visit> visits) {
    SeriesTracker series = RULES.series();

    assertThat(visits)
        .allSatisfy(
            visit -> assertThat(series.next(RuleCase.key(visit), visit)).doesNotContainNull());
  }
}
