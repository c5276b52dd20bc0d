package org.tpibridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScratchTest {
  @Test
  void works() {
    assertThat(Main.class).isFinal();
  }
}
