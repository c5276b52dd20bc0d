package org.tpibridge.reading.columnmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.TestReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.report.RejectsFile;
import org.tpibridge.visit.Visit;

/** The maps and tables in {@code examples/columns}. */
class ColumnMapExamplesTest {
  private static final Path EXAMPLES = Path.of("examples", "columns");
  private static final int ROWS = 200;
  private static final int BAD = 29;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"harbor, 3", "needlework, 2"})
  void the_export_of_an_imaginary_program_is_read_completely(String name, int visits) {
    List<ReadResult> parsed = read(name, EXAMPLES.resolve(name + ".csv"));
    assertThat(TestReader.visits(parsed)).hasSize(visits).hasSameSizeAs(parsed);
  }

  @Test
  void the_schema_in_the_examples_is_the_one_that_validates_maps() throws IOException {
    try (var held = ColumnMap.class.getResourceAsStream("column-map.schema.json")) {
      assertThat(Path.of("examples", "column-map.schema.json"))
          .hasBinaryContent(held.readAllBytes());
    }
  }

  @Test
  void every_row_of_the_messy_table_is_either_a_visit_or_a_reject() throws IOException {
    List<ReadResult> parsed = messy();
    List<Long> accepted = rows(parsed.stream().filter(ReadResult.Read.class::isInstance));
    List<Long> rejected = rows(parsed.stream().filter(ReadResult.Rejected.class::isInstance));
    assertThat(accepted).hasSize(ROWS - BAD);
    assertThat(rejected).hasSize(BAD);
    // A quoted line break does not start a row, so the rows are 2 to 201.
    assertThat(Stream.of(accepted, rejected).flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(2, ROWS + 1).mapToObj(Long::valueOf).toList());
    assertThat(rejectsOf(parsed)).hasSize(BAD);
  }

  @Test
  void each_bad_row_has_exactly_its_seeded_error() {
    assertThat(
            messy().stream()
                .filter(ReadResult.Rejected.class::isInstance)
                .map(p -> p.findings().stream().filter(Finding::isError).count()))
        .containsOnly(1L);
  }

  @Test
  void after_the_rejects_are_corrected_all_rows_are_read() {
    Set<String> before = ids(messy());
    List<ReadResult> fixed = read("messy", EXAMPLES.resolve("messy-rejects-fixed.csv"));
    assertThat(fixed).hasSize(BAD).hasOnlyElementsOfType(ReadResult.Read.class);
    Set<String> after = ids(fixed);
    assertThat(after).hasSize(BAD).doesNotContainAnyElementsOf(before);
    assertThat(before.size() + after.size()).isEqualTo(ROWS);
  }

  private List<ReadResult> rejectsOf(List<ReadResult> parsed) throws IOException {
    Path file = folder.resolve("rejects.csv");
    Files.deleteIfExists(file);
    try (RejectsFile rejects = new RejectsFile(new OutputFiles(), file)) {
      for (ReadResult each : parsed) {
        if (each instanceof ReadResult.Rejected rejected) {
          rejects.rejected(rejected.place(), rejected.originals(), rejected.findings());
        }
      }
      rejects.commit();
    }
    return read("messy", file);
  }

  private static List<ReadResult> messy() {
    return read("messy", EXAMPLES.resolve("messy.csv"));
  }

  private static List<ReadResult> read(String map, Path table) {
    return ClinicTable.by(EXAMPLES.resolve(map + ".yaml")).read(Input.of(table));
  }

  private static List<Long> rows(Stream<ReadResult> parsed) {
    return parsed.map(p -> ((Place.Cell) p.place()).row()).toList();
  }

  private static Set<String> ids(List<ReadResult> parsed) {
    return TestReader.visits(parsed).stream().map(Visit::visitId).collect(Collectors.toSet());
  }
}
