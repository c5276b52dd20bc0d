package org.tpibridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.tpibridge.mapping.restore.VisitRestorer;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.PegAssessment;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.SessionSummary;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.Visit;

/** PEG is about the past week, so nothing reads it as a pain score of the visit. */
class PegApartFromPainTest {
  private static final TimeSpan SIX_WEEKS = new TimeSpan(6, TimeSpan.Unit.WEEK);
  private static final Visit WITHOUT_SCORES =
      new ChangedVisit(ExampleVisits.full()).with("pain", PainAssessment.NONE);
  private static final Visit WITH_PEG =
      new ChangedVisit(WITHOUT_SCORES)
          .with(
              "peg",
              new PegAssessment(
                  Optional.of(new PegScore(10, 10, 10)),
                  List.of(new LaterPeg(SIX_WEEKS, new PegScore(0, 0, 0)))));

  @Test
  void noReliefIsCalculatedFromIt() {
    assertThat(MappedVisit.of(WITH_PEG).all(Observation.class))
        .extracting(o -> o.getCode().getCodingFirstRep().getCode())
        .containsOnlyOnce("relief-reported")
        .doesNotContain("relief-calculated");
  }

  @Test
  void itDoesNotShowThatAGoalWasAchieved() {
    Visit visit =
        new ChangedVisit(WITH_PEG)
            .with(
                "goal",
                Optional.of(
                    new org.tpibridge.visit.Goal(
                        "pain 3 in 6w", Optional.of(new BigDecimal("3")), Optional.of(SIX_WEEKS))));

    assertThat(MappedVisit.of(visit).all(Goal.class))
        .singleElement()
        .matches(goal -> !goal.hasAchievementStatus());
  }

  @Test
  void rulesAboutAPatientsSessionsDoNotSeeIt() {
    List<Resource> resources =
        MappedVisit.of(WITH_PEG).bundle().getEntry().stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .toList();

    assertThat(VisitRestorer.session(WITH_PEG.start().day(), resources))
        .map(SessionSummary::pain)
        .contains(PainAssessment.NONE);
  }

  @Test
  void aMissingAnswerIsReportedAndNotGuessed() {
    MappedVisit mapped = MappedVisit.of(WITH_PEG);
    mapped.all(Observation.class).stream()
        .filter(o -> o.getComponent().size() == 3)
        .findFirst()
        .orElseThrow()
        .getComponent()
        .remove(1);

    var restored =
        new VisitRestorer(MappedVisit.CLINIC.systems(), Terminology.builtIn())
            .restore(mapped.bundle());

    assertThat(restored.visit().orElseThrow().peg().before()).isEmpty();
    assertThat(restored.findings()).hasSize(1);
  }
}
