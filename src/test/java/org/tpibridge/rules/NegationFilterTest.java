package org.tpibridge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegationFilterTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          none                                          |
          NKDA                                          |
          N/A                                           |
          No known drug allergies.                      |
          denies bleeding, bruising or infection        |
          -                                             |
          0                                             |
          warfarin                                      | warfarin
          yes                                           | yes
          no infection, on warfarin                     | on warfarin
          no infection; abscess of the jaw              | abscess of the jaw
          No contraindications except a recent infection| a recent infection
          no fever but cellulitis                       | cellulitis
          Latex. No other allergies.                    | latex
          apixaban 2.5 mg                               | apixaban 2 5 mg
          haemophilia, neither fever nor rash           | haemophilia neither fever
          allergic to lidocaine, not to bupivacaine     | allergic to lidocaine
          """)
  void affirmedAndDeniedWordsAreDistinguished(String text, String affirmed) {
    assertThat(
            NegationFilter.affirmed(text).stream()
                .map(words -> String.join(" ", words))
                .collect(Collectors.joining(" + ")))
        .isEqualTo(affirmed == null ? "" : affirmed);
  }
}
