package org.tpibridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizedPhraseTest {

  @ParameterizedTest(name = "\"{0}\" is \"{1}\"")
  @CsvSource({
    "'  Lev.  Scap. ', lev scap",
    "lev-scap, lev scap",
    "Rhomboids, rhomboid",
    "SCMs, scm",
    "pecs, pec",
    "abs, abs",
    "mass, mass",
    "B/L, b l",
    "Trapézius, trapeziu",
    "Ⅳ, iv",
    "'', ''",
    "---, ''",
    "24 hours, 24 hour",
  })
  void irrelevant_differences_are_removed(String words, String phrase) {
    assertThat(NormalizedPhrase.of(words)).isEqualTo(phrase);
  }

  @Property
  boolean case_and_surrounding_characters_do_not_matter(
      @ForAll @AlphaChars @StringLength(min = 1, max = 30) String words) {
    return NormalizedPhrase.of(" (" + words.toUpperCase(Locale.ROOT) + ") ")
        .equals(NormalizedPhrase.of(words));
  }

  @Property
  boolean any_text_has_a_phrase_without_double_spaces(@ForAll String words) {
    String phrase = NormalizedPhrase.of(words);

    return phrase.equals(phrase.strip()) && !phrase.contains("  ");
  }
}
