package org.tpibridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenTest {
  private final Seen seen = new Seen();

  @Test
  void aContentIsNewOnce() {
    for (int i = 0; i < 5000; i++) {
      assertThat(seen.add(("content " + i).getBytes(UTF_8))).isTrue();
    }
    for (int i = 0; i < 5000; i++) {
      assertThat(seen.add(("content " + i).getBytes(UTF_8))).isFalse();
    }
  }
}
