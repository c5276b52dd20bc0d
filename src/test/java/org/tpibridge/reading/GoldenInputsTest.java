package org.tpibridge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.visit.Visit;

/** Each folder contains one visit in several formats. */
class GoldenInputsTest {
  private static final Path CASES = Path.of("src", "test", "resources", "visits");

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .filter(Files::isDirectory)
          // Read with a map by the golden cases themselves.
          .filter(f -> !Files.exists(f.resolve("segments.yaml")))
          .filter(f -> !Files.exists(f.resolve("columns.yaml")))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_format_gives_an_equal_visit(Path folder) throws IOException {
    try (Stream<Path> inputs = Files.list(folder)) {
      List<Path> all = inputs.filter(f -> f.getFileName().toString().startsWith("input.")).toList();
      assertThat(all).hasSizeGreaterThanOrEqualTo(2);
      List<Visit> first = TestReader.visits(TestReader.of(all.get(0)));
      assertThat(first).hasSize(1);
      assertThat(all)
          .allSatisfy(
              input -> assertThat(TestReader.visits(TestReader.of(input))).isEqualTo(first));
    }
  }
}
