package org.tpibridge.reading.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.visit.Column;

class DeniedItemTest {

  @ParameterizedTest
  @CsvSource({
    "PROCEDURE_STEPS, no antiseptic",
    "PROCEDURE_STEPS, stretch deferred",
    "PROCEDURE_STEPS, skin not marked",
    "PROCEDURE_STEPS, bandage: no",
    "PROCEDURE_STEPS, Patient declined bandage",
    "PROCEDURE_STEPS, didn't stretch",
    "PRIOR_TREATMENTS, no NSAIDs",
    "PRIOR_TREATMENTS, denies PT",
    "PRIOR_TREATMENTS, PT not tried",
    "PRIOR_TREATMENTS, PT scheduled",
    "PRIOR_TREATMENTS, NSAIDs contraindicated",
    "PRIOR_TREATMENTS, nothing tried",
    "PLAN, no PT",
    "PLAN, patient declines PT",
    "PLAN, avoid strengthening",
    "PLAN, stop PT",
    "HELD_MEDICATIONS, warfarin not held",
    "HELD_MEDICATIONS, none held",
    "HELD_MEDICATIONS, did not hold warfarin 5d",
    "HELD_MEDICATIONS, aspirin continued",
    "HELD_MEDICATIONS, resume tonight"
  })
  void statesWhatWasNotDone(Column column, String item) {
    assertThat(DeniedItem.is(column, item)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "PROCEDURE_STEPS, pressure 2 min",
    "PROCEDURE_STEPS, needle redirected",
    "PRIOR_TREATMENTS, did not respond to NSAIDs",
    "PRIOR_TREATMENTS, no relief from massage",
    "PRIOR_TREATMENTS, PT without lasting relief",
    "PRIOR_TREATMENTS, PT not tolerated",
    "PRIOR_TREATMENTS, massage didn't help",
    "PRIOR_TREATMENTS, failed PT",
    "PLAN, continue PT",
    "PLAN, strengthening twice a week",
    "HELD_MEDICATIONS, warfarin 5d",
    "HELD_MEDICATIONS, 'warfarin, resume tonight'",
    "HELD_MEDICATIONS, naproxen",
    "CURRENT_MEDICATIONS, no anticoagulants",
    "COMPLICATIONS, not done"
  })
  void statesWhatWasDone(Column column, String item) {
    assertThat(DeniedItem.is(column, item)).isFalse();
  }
}
