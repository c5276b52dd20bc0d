package org.tpibridge.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalOutputTest {
  @ParameterizedTest(name = "\"{0}\"")
  @CsvSource({"24 132, 132", "0 0, 80", "'', 80", "'50 40\n', 40", "stty: not a tty, 80"})
  void anUnknownWidthIsEightyColumns(String size, int width) {
    assertThat(TerminalOutput.width(size)).isEqualTo(width);
  }
}
