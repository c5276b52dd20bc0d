package org.tpibridge.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressDisplayTest {
  @ParameterizedTest(name = "{0} columns")
  @CsvSource(
      delimiter = '|',
      value = {
        "80 | [========        ] 96 visits, 18 a second, 50%, about 3 min left",
        "62 | 96 visits, 18 a second, 50%, about 3 min left",
        "45 | 96 visits, 18 a second, 50%, about 3 min left",
        "44 | 96 visits, 18 a second, 50%",
        "12 | 96 visits",
        " 5 | ''",
      })
  void aNarrowTerminalGetsWholeWords(int columns, String drawn) {
    String words = "96 visits, 18 a second, 50%, about 3 min left";

    assertThat(ProgressDisplay.Bar.fitting(OptionalDouble.of(0.5), words, columns))
        .isEqualTo(drawn);
  }
}
