package org.tpibridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriedTreatmentTest {

  @ParameterizedTest
  @CsvSource({
    "did not respond to NSAIDs, nsaid",
    "no relief from massage, massage",
    "massage (failed), massage",
    "failed PT x 6 weeks, physical-therapy",
    "PT without lasting relief, physical-therapy",
    "ibuprofen didn't help, nsaid",
    "trial of cyclobenzaprine, muscle-relaxant"
  })
  void theTreatmentIsFoundWithItsOutcome(String words, String key) {
    assertThat(Terminology.builtIn().treatment(words))
        .hasValueSatisfying(concept -> assertThat(concept.key()).isEqualTo(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no PT", "massage helped", "failed", "PT, NSAID"})
  void otherWordsAreNotATreatment(String words) {
    assertThat(Terminology.builtIn().treatment(words)).isEmpty();
  }
}
