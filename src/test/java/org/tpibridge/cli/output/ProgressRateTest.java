package org.tpibridge.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressRateTest {
  private Instant now = Instant.parse("2026-03-04T05:06:07Z");
  private OptionalDouble part = OptionalDouble.of(0);
  private final ProgressRate pace = new ProgressRate("visit", () -> part, () -> now);

  @Test
  void tellsCountRatePartAndTimeLeft() {
    pace.step();
    pass(20, 1_999, 0.25);

    assertThat(pace.text()).isEqualTo("2,000 visits, 100 a second, 25%, about 1 min left");
  }

  @Test
  void whatWasPassedOverBeforeTheFirstVisitDoesNotMakeItLookFast() {
    part = OptionalDouble.of(0.5);
    pace.step();
    pass(60, 599, 0.6);

    assertThat(pace.text()).isEqualTo("600 visits, 10 a second, 60%, about 4 min left");
  }

  @Test
  void afterAResumeAllVisitsOfTheFileCountAndOnlyThoseOfThisRunMakeTheRate() {
    pace.resumeAfter(5_000);
    part = OptionalDouble.of(0.5);
    pace.step();
    pass(60, 599, 0.6);

    assertThat(pace.text()).isEqualTo("5,600 visits, 10 a second, 60%, about 4 min left");
  }

  @Test
  void isNotAtItsEndBeforeTheEnd() {
    pace.step();
    pass(10, 9, 1);

    assertThat(pace.text()).isEqualTo("10 visits, 1 a second, 99%, less than a minute left");
  }

  @Test
  void hoursAreToldAsHours() {
    pace.step();
    pass(3600, 99_999, 0.1);

    assertThat(pace.text()).endsWith("10%, about 9 h left");
  }

  @Test
  void whereNobodyKnowsHowMuchThereIsOnlyWhatIsDoneIsTold() {
    part = OptionalDouble.empty();
    pace.step();

    assertThat(pace.text()).isEqualTo("1 visit");
  }

  @Test
  void whatIsReadBeforeTheFirstVisitIsNoPartOfTheWay() {
    part = OptionalDouble.of(1);

    assertThat(pace.text()).isEqualTo("0 visits");
    assertThat(pace.completedFraction()).isEmpty();
  }

  @Test
  void whatIsReadOnceMoreAtTheEndDoesNotTakeItBack() {
    pace.step();
    pass(20, 1_999, 0.9);
    pace.text();
    part = OptionalDouble.of(0.1);

    assertThat(pace.text()).isEqualTo("2,000 visits, 100 a second, 90%, less than a minute left");
  }

  private void pass(int seconds, int steps, double read) {
    for (int i = 0; i < steps; i++) {
      pace.step();
    }
    now = now.plusSeconds(seconds);
    part = OptionalDouble.of(read);
  }
}
