package org.tpibridge.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PushCountsTest {
  private static final Outcome LOST = Outcome.of(Outcome.Kind.RETRY, "The connection was lost.");
  private static final Outcome REFUSED = Outcome.of(Outcome.Kind.REFUSED, "HTTP 422");

  private final PushCounts counts = new PushCounts();

  @Test
  void anAttemptThatWasRepeatedIsNotReported() {
    counts.patient("a", LOST);
    counts.patient("a", LOST);
    counts.patient("a", Outcome.DONE);

    assertThat(counts.summary(0, 0, 0, 0, 0, true).reasons()).isEmpty();
  }

  @Test
  void theLastResultOfEachPatientIsReported() {
    counts.patient("a", LOST);
    counts.patient("a", REFUSED);
    counts.patient("b", REFUSED);
    counts.patient("c", LOST);

    assertThat(counts.summary(0, 0, 0, 0, 0, true).reasons())
        .isEqualTo(Map.of("HTTP 422", 2L, "The connection was lost.", 1L));
  }
}
