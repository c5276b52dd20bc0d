package org.tpibridge.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
  @ParameterizedTest
  @EnumSource
  void theNotationIsReadAsItIsWritten(TimeSpan.Unit unit) {
    for (int amount : new int[] {1, 48, 9_999}) {
      TimeSpan span = new TimeSpan(amount, unit);

      assertThat(TimeSpan.ofCanonicalText(span.toCanonicalText())).contains(span);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "h", "0h", "48", "48 h", "2 4h", "48x", "10000h", "-2h", "48H", "1.5h"})
  void anythingElseIsNotATime(String text) {
    assertThat(TimeSpan.ofCanonicalText(text)).isEmpty();
  }
}
