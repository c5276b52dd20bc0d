package org.tpibridge.importing.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeduplicatorTest {
  private final Deduplicator seen = new Deduplicator();

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
