package org.tpibridge.reading.shorthand;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;

/**
 * Any text gives a result in limited time. {@code JAZZER_FUZZ=1 mvn test -Pslow
 * -Dtest=ShorthandFuzzTest} fuzzes for a minute; without the variable, only the stored inputs are
 * tested.
 */
@Tag("slow")
class ShorthandFuzzTest {
  private static final Duration ENOUGH = Duration.ofSeconds(2);

  @FuzzTest(maxDuration = "1m")
  void any_text_gives_a_result(byte[] bytes) {
    String cell = new String(bytes, StandardCharsets.UTF_8);
    for (Function<String, ShorthandResult<?>> reader : HostileCellsTest.READERS) {
      long start = System.nanoTime();
      ShorthandResult<?> result = reader.apply(cell);
      assertThat(result.value().isPresent() || !result.findings().isEmpty()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ENOUGH);
    }
  }
}
