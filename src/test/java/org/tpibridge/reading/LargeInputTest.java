package org.tpibridge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;

/** Reading a file of any size needs little memory. */
class LargeInputTest {
  private static final long ROWS = 400_000;

  /** Runs in the forked program: reads and counts. */
  static final class Program {
    public static void main(String[] arguments) {
      long rows = Long.parseLong(arguments[0]);
      VisitReader reader = new VisitReader(Terminology.builtIn(), ZoneId.of("America/New_York"));
      try (Stream<ReadResult> parsed =
          reader.read(new Input("rows", () -> new GeneratedRows(rows)))) {
        long read = parsed.filter(ReadResult.Read.class::isInstance).count();
        System.exit(read == rows ? 0 : 1);
      }
    }
  }

  @Test
  @Tag("slow")
  void hundreds_of_thousands_of_rich_rows_fit_a_heap_of_48_mib()
      throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                String.valueOf(ROWS))
            .inheritIO()
            .start();
    assertThat(program.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(program.exitValue()).isZero();
  }

  @Test
  void a_stream_is_read_only_as_far_as_it_is_consumed() {
    GeneratedRows endless = new GeneratedRows(Long.MAX_VALUE);
    try (Stream<ReadResult> parsed = TestReader.READER.read(new Input("rows", () -> endless))) {
      assertThat(parsed.limit(1000)).hasSize(1000).allMatch(ReadResult.Read.class::isInstance);
    }
  }
}
