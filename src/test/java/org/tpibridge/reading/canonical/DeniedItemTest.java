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
    "HELD_MEDICATIONS, resume tonight",
    "PROCEDURE_STEPS, w/o bandage",
    "PROCEDURE_STEPS, [ ] stretch",
    "PROCEDURE_STEPS, bandage -",
    "PROCEDURE_STEPS, pressure if bleeding",
    "PROCEDURE_STEPS, stretch at home",
    "PROCEDURE_STEPS, stretch next visit",
    "PROCEDURE_STEPS, antiseptic withheld",
    "PROCEDURE_STEPS, chlorhexidine allergy",
    "PROCEDURE_STEPS, bandage n/a",
    "PROCEDURE_STEPS, same as last visit",
    "PRIOR_TREATMENTS, PT?",
    "PRIOR_TREATMENTS, ? massage",
    "PRIOR_TREATMENTS, \u2610 PT",
    "PRIOR_TREATMENTS, massage (-)",
    "PRIOR_TREATMENTS, PT x 0",
    "PRIOR_TREATMENTS, possible PT",
    "PRIOR_TREATMENTS, will try PT",
    "PRIOR_TREATMENTS, recommend PT",
    "PRIOR_TREATMENTS, PT offered",
    "PRIOR_TREATMENTS, mother had massage",
    "PRIOR_TREATMENTS, allergic to NSAIDs",
    "PRIOR_TREATMENTS, keine PT",
    "PRIOR_TREATMENTS, see note",
    "PRIOR_TREATMENTS, yes",
    "PLAN, consider PT",
    "PLAN, PT?",
    "PLAN, PT if insurance approves",
    "PLAN, PT on hold",
    "PLAN, d/c PT",
    "PLAN, s/p PT",
    "PLAN, PT vs injection",
    "PLAN, per protocol",
    "HELD_MEDICATIONS, warfarin?",
    "HELD_MEDICATIONS, hold 5 days before next injection",
    "HELD_MEDICATIONS, asked to hold ASA 7d",
    "HELD_MEDICATIONS, will hold warfarin 5d",
    "HELD_MEDICATIONS, forgot warfarin",
    "HELD_MEDICATIONS, ASA taken today",
    "HELD_MEDICATIONS, bridged with Lovenox",
    "HELD_MEDICATIONS, warfarin if INR > 3",
    "HELD_MEDICATIONS, wife's warfarin",
    "HELD_MEDICATIONS, held",
    "HELD_MEDICATIONS, resume 5d"
  })
  void doesNotClearlyStateWhatWasDone(Column column, String item) {
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
    "PROCEDURE_STEPS, stretch held 30 s",
    "PROCEDURE_STEPS, - skin marked",
    "PRIOR_TREATMENTS, started PT in May 2023",
    "PRIOR_TREATMENTS, [x] PT",
    "PRIOR_TREATMENTS, wife gives massage",
    "PLAN, PT to start next week",
    "PLAN, will need PT",
    "PLAN, recommend PT",
    "PLAN, PT prior to next visit",
    "HELD_MEDICATIONS, Eliquis last taken 3/1",
    "HELD_MEDICATIONS, 'warfarin, will resume tonight'",
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
