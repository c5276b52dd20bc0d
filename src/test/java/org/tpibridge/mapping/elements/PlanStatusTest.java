package org.tpibridge.mapping.elements;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.mapping.ChangedVisit;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.Visit;

/**
 * Checks that the status of a plan claims no more than the visit and the reference date show. The
 * visit is on 2026-03-05. No exercise until 2026-03-06, the goal is due on 2026-04-16, the
 * follow-up on 2026-04-30.
 */
class PlanStatusTest {
  private static final Visit FULL = ExampleVisits.full();
  private static final org.tpibridge.visit.Goal PAIN_3_IN_6_WEEKS = FULL.goal().orElseThrow();

  @Test
  void withoutReferenceDateNothingIsClaimed() {
    MappedVisit mapped = MappedVisit.of(FULL);

    assertThat(mapped.only(CarePlan.class).getStatus().toCode()).isEqualTo("unknown");
    assertThat(mapped.only(CommunicationRequest.class).getStatus().toCode()).isEqualTo("unknown");
    assertThat(mapped.only(Goal.class).getLifecycleStatus().toCode()).isEqualTo("active");
    assertThat(activities(mapped))
        .hasSize(12)
        .allSatisfy((code, status) -> assertThat(status).isEqualTo("unknown"));
  }

  @ParameterizedTest(name = "{0}: plan {1}, goal {2}, ice {3}, exercise {4}, follow-up {5}")
  @CsvSource({
    "2026-03-04, active, active, scheduled, scheduled, scheduled",
    "2026-03-05, active, active, in-progress, in-progress, scheduled",
    "2026-03-06, active, active, in-progress, in-progress, scheduled",
    "2026-03-07, active, active, in-progress, completed, scheduled",
    "2026-04-16, active, active, in-progress, completed, scheduled",
    "2026-04-17, active, completed, in-progress, completed, scheduled",
    "2026-04-29, active, completed, in-progress, completed, scheduled",
    "2026-04-30, active, completed, in-progress, completed, in-progress",
    "2026-05-01, unknown, completed, unknown, completed, unknown",
    "2046-05-01, unknown, completed, unknown, completed, unknown",
  })
  void statusesFollowTheReferenceDate(
      LocalDate asOf, String plan, String goal, String ice, String exercise, String followUp) {
    MappedVisit mapped = MappedVisit.asOf(asOf, FULL);

    assertThat(mapped.only(CarePlan.class).getStatus().toCode()).isEqualTo(plan);
    assertThat(mapped.only(CommunicationRequest.class).getStatus().toCode()).isEqualTo(plan);
    assertThat(mapped.only(Goal.class).getLifecycleStatus().toCode()).isEqualTo(goal);
    assertThat(activities(mapped))
        .containsEntry("ice", ice)
        .containsEntry("strenuous-exercise", exercise)
        // How long to avoid it is not stated.
        .containsEntry("deep-tissue-work", ice)
        // Nobody stated whether planned treatments began.
        .containsEntry("physical-therapy", "unknown")
        .containsEntry("tai chi", "unknown")
        .containsEntry("follow-up", followUp);
  }

  @Test
  void aFollowUpBeforeTheEndOfThePlanIsUnknownOnceItsDayIsOver() {
    Visit visit =
        new ChangedVisit(FULL).with("followUp", Optional.of(new TimeSpan(2, TimeSpan.Unit.WEEK)));

    // The goal, due on 2026-04-16, is the end of the plan.
    assertThat(activities(MappedVisit.asOf(LocalDate.of(2026, 3, 20), visit)))
        .containsEntry("follow-up", "unknown")
        .containsEntry("ice", "in-progress");
    assertThat(statusOfPlan(LocalDate.of(2026, 4, 16), visit)).isEqualTo("active");
    assertThat(statusOfPlan(LocalDate.of(2026, 4, 17), visit)).isEqualTo("unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-05", "2046-01-01"})
  void aGoalWithoutDayRemainsActive(LocalDate asOf) {
    Visit visit =
        new ChangedVisit(FULL)
            .with(
                "goal",
                Optional.of(
                    new org.tpibridge.visit.Goal(
                        "sleep better", Optional.empty(), Optional.empty())));
    Goal goal = MappedVisit.asOf(asOf, visit).only(Goal.class);

    assertThat(goal.getLifecycleStatus()).isEqualTo(Goal.GoalLifecycleStatus.ACTIVE);
    assertThat(goal.hasAchievementStatus()).isFalse();
  }

  @Test
  void instructionsAsTextAreNeverCompleted() {
    Visit words = new ChangedVisit(FULL).with("aftercare", Optional.of("rest, then walk"));

    for (LocalDate day = LocalDate.of(2026, 3, 1);
        day.isBefore(LocalDate.of(2026, 6, 1));
        day = day.plusDays(1)) {
      assertThat(details(MappedVisit.asOf(day, words)))
          .extracting(CarePlanActivityDetailComponent::getStatus)
          .doesNotContain(CarePlanActivityStatus.COMPLETED);
    }
  }

  @ParameterizedTest(name = "goal {0} in {1}, scores {2}: {3}")
  @CsvSource({
    "3, 6w, 6w:2, achieved",
    "3, 6w, 6w:3, achieved",
    "3, 6w, 6w:4, not-achieved",
    "3, 6w, 42d:3, achieved",
    "3, 6w, 2h:0 6w:5, not-achieved",
    // A score at another time does not show the pain at the goal's time.
    "3, 6w, 2h:0 48h:1, ",
    "3, 6w, 5w:2, ",
    "3, 6w, 8w:2, ",
    "3, 6w, 8w:9, ",
    "3, 6w, , ",
    "3, 24h, 1d:3, achieved",
    "3, 1mo, 1mo:3, achieved",
    // A month is not exactly thirty days.
    "3, 1mo, 30d:3, ",
    // Two scores for the same time that contradict each other.
    "3, 6w, 6w:2 42d:5, ",
    "3, 6w, 6w:2 42d:3, achieved",
    ", 6w, 6w:2, ",
    "3, , 6w:2, ",
  })
  void aGoalIsAchievedOnlyByAScoreForItsTime(
      BigDecimal pain, String within, String scores, String status) {
    org.tpibridge.visit.Goal stated =
        new org.tpibridge.visit.Goal(
            "less pain",
            Optional.ofNullable(pain),
            Optional.ofNullable(within).map(PlanStatusTest::span));
    Visit visit =
        new ChangedVisit(new ChangedVisit(FULL).with("goal", Optional.of(stated)))
            .with("pain", pain(BigDecimal.ZERO, scores));

    Goal goal = MappedVisit.of(visit).only(Goal.class);

    assertThat(goal.getAchievementStatus().getCodingFirstRep().getCode()).isEqualTo(status);
    assertThat(goal.hasOutcomeReference()).isEqualTo(status != null);
    assertThat(goal.getLifecycleStatus()).isEqualTo(Goal.GoalLifecycleStatus.ACTIVE);
  }

  @Test
  void theScoreThatDecidesIsReferenced() {
    MappedVisit mapped = MappedVisit.of(FULL);
    Goal goal = mapped.only(Goal.class);

    assertThat(goal.getOutcomeReference())
        .singleElement()
        .satisfies(
            reference ->
                assertThat(
                        mapped.all(Observation.class).stream()
                            .filter(o -> reference.getReference().endsWith(o.getIdPart()))
                            .map(o -> o.getValueQuantity().getValue()))
                    .containsExactly(new BigDecimal("2")));
    assertThat(goal.getText().getDivAsString())
        .contains("Achieved: pain 2 of 10, 6w after the visit");
  }

  @Test
  void theAchievementDoesNotDependOnTheReferenceDate() {
    assertThat(PAIN_3_IN_6_WEEKS.within()).isPresent();
    for (LocalDate day : List.of(LocalDate.of(2026, 3, 5), LocalDate.of(2030, 1, 1))) {
      Goal goal = MappedVisit.asOf(day, FULL).only(Goal.class);
      assertThat(goal.getAchievementStatus().getCodingFirstRep().getCode()).isEqualTo("achieved");
    }
  }

  private static String statusOfPlan(LocalDate asOf, Visit visit) {
    return MappedVisit.asOf(asOf, visit).only(CarePlan.class).getStatus().toCode();
  }

  private static PainAssessment pain(BigDecimal after, String later) {
    return new PainAssessment(
        PainScale.NRS,
        Optional.of(BigDecimal.TEN),
        Optional.of(after),
        Arrays.stream(Optional.ofNullable(later).orElse("").split(" "))
            .filter(score -> !score.isEmpty())
            .map(
                score ->
                    new LaterScore(
                        span(score.substring(0, score.indexOf(':'))),
                        new BigDecimal(score.substring(score.indexOf(':') + 1))))
            .toList());
  }

  private static TimeSpan span(String written) {
    return Arrays.stream(TimeSpan.Unit.values())
        .filter(unit -> written.replaceAll("[0-9]", "").equals(unit.symbol()))
        .map(unit -> new TimeSpan(Integer.parseInt(written.replaceAll("[a-z]", "")), unit))
        .findFirst()
        .orElseThrow();
  }

  private static List<CarePlanActivityDetailComponent> details(MappedVisit mapped) {
    return mapped.only(CarePlan.class).getActivity().stream()
        .filter(CarePlanActivityComponent::hasDetail)
        .map(CarePlanActivityComponent::getDetail)
        .toList();
  }

  /** The status of each activity by its code, or by its text if it has no code. */
  private static Map<String, String> activities(MappedVisit mapped) {
    return details(mapped).stream()
        .collect(
            toMap(
                detail ->
                    detail.getCode().getCoding().stream()
                        .map(coding -> coding.getCode())
                        .reduce((first, second) -> second)
                        .orElseGet(() -> detail.getCode().getText()),
                detail -> detail.getStatus().toCode()));
  }
}
