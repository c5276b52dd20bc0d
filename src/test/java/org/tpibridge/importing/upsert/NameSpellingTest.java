package org.tpibridge.importing.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSpellingTest {

  @ParameterizedTest(name = "{0} and {1}: {2} is preferred")
  @CsvSource({
    "ROSALIA,Rosalía,Rosalía",
    "de la Cruz,De La Cruz,De La Cruz",
    "delacruz,de la Cruz,de la Cruz",
    "MÜLLER,Muller,MÜLLER",
    "GROSS,Groß,Groß",
  })
  void oneNameInTwoSpellings(String one, String other, String preferred) {
    assertThat(NameSpelling.isSame(one, other)).isTrue();
    assertThat(NameSpelling.preferred(one, other)).isEqualTo(preferred);
    assertThat(NameSpelling.preferred(other, one)).isEqualTo(preferred);
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({"Okafor,Okoro", "O'Brien,OBrien", "राम,रोम", "Lindqvist,Lindqvist-Berg"})
  void twoNames(String one, String other) {
    assertThat(NameSpelling.isSame(one, other)).isFalse();
  }
}
