package org.tpibridge.reading.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.TimeSpan;

class HeldMedicationGrammarTest {
  private static final Place PLACE = new Place.Cell("visits.csv", 2, "held_medications");

  private final RecordFindings findings = new RecordFindings(PLACE, field -> Optional.empty());

  private Optional<HeldMedication> read(String words) {
    return HeldMedicationGrammar.read(words, findings.atPlace(PLACE));
  }

  @ParameterizedTest
  @CsvSource({
    "warfarin 5d, warfarin, 5d",
    "warfarin 5 mg 5d, warfarin 5 mg, 5d",
    "apixaban 48h, apixaban, 48h",
    "fish oil 2w, fish oil, 2w"
  })
  void readsTheMedicationAndHowLong(String words, String medication, String span) {
    assertThat(read(words))
        .hasValueSatisfying(
            held -> {
              assertThat(held.medication()).isEqualTo(medication);
              assertThat(held.heldFor().map(TimeSpan::toCanonicalText)).contains(span);
            });
    assertThat(findings.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"warfarin", "aspirin 81 mg", "vitamin B 12", "Vitamin D3"})
  void anAmountIsNoTime(String words) {
    assertThat(read(words)).contains(new HeldMedication(words, Optional.empty()));
    assertThat(findings.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "warfarin 5 days, warfarin 5d",
    "held warfarin for 5 days, warfarin 5d",
    "warfarin x 1 week, warfarin 1w",
    "warfarin (5 d), warfarin 5d",
    "aspirin 81 mg 7 days, aspirin 81 mg 7d",
    "warfarin for 5d, warfarin 5d",
    "warfarin held 5d, warfarin 5d",
    "held warfarin 5d, warfarin 5d",
    "warfarin x5d, warfarin 5d",
    "warfarin - 5d, warfarin 5d",
    "warfarin: 5d, warfarin 5d",
    "warfarin 5 days ago, warfarin 5d",
    "stopped warfarin 5 days ago, warfarin 5d",
    "last warfarin 5 days ago, warfarin 5d",
    "warfarin last taken 5 days ago, warfarin 5d",
    "warfarin 5D, warfarin 5d"
  })
  void suggestsTheCanonicalNotation(String words, String canonical) {
    assertThat(read(words)).isEmpty();
    assertThat(findings.all())
        .singleElement()
        .matches(Finding::isError)
        .matches(finding -> finding.suggestion().equals(Optional.of(canonical)));
    assertThat(HeldMedicationGrammar.canonical(words)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "warfarin, resume in 5d",
        "warfarin restart 5d after",
        "hold warfarin until 5d",
        "apixaban 2-3d",
        "apixaban 2 to 3d",
        "5d warfarin",
        "warfarin 5d, bridged with enoxaparin 3d",
        "warfarin 5d and aspirin 7d",
        "warfarin and aspirin 5d",
        "fish oil, vitamin E 7d",
        "warfarin 5+ days",
        "warfarin 1.5 weeks",
        "warfarin one week"
      })
  void anotherTimeIsNotHowLongItWasHeld(String words) {
    assertThat(read(words)).contains(new HeldMedication(words, Optional.empty()));
    assertThat(findings.all())
        .singleElement()
        .matches(finding -> finding.code().equals(ReadingFindingCodes.HELD_TIME));
    assertThat(HeldMedicationGrammar.canonical(words)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5d", "48h", "hold 5d", "held for 5 days", "meds held 5d"})
  void aTimeAloneIsAnError(String words) {
    assertThat(read(words)).isEmpty();
    assertThat(findings.all()).hasSize(1).allMatch(Finding::isError);
  }

  /** Such an item is stored in the notes, which is reported where the list is read. */
  @ParameterizedTest
  @ValueSource(strings = {"resume warfarin 5d", "asked to hold aspirin 7d", "aspirin 7d?"})
  void anItemThatStatesNoHoldHasNoTime(String words) {
    assertThat(read(words)).contains(new HeldMedication(words, Optional.empty()));
    assertThat(findings.all()).isEmpty();
    assertThat(HeldMedicationGrammar.canonical(words)).isEmpty();
  }
}
