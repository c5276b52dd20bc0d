package org.tpibridge.mapping.elements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalQueryTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "M-77; M-77",
        "Room 2; Room%202",
        "a|b; a%5C%7Cb",
        "a,b$c; a%5C%2Cb%5C%24c",
        "a\\b; a%5C%5Cb",
        "a&b=c+d#e; a%26b%3Dc%2Bd%23e",
        "100%; 100%25",
        "é膝; %C3%A9%E8%86%9D"
      })
  void valuesAreEscapedForSearchAndForUrls(String value, String escaped) {
    assertThat(ConditionalQuery.identifier("https://example.org/sid", value))
        .isEqualTo("identifier=https://example.org/sid|" + escaped);
  }
}
