package org.tpibridge.reading.shorthand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.PainScale;

/**
 * Reads the cells in {@code src/test/resources/shorthand}, which are as clinics write them, and
 * compares the results. Each is exact, assumed (with a finding) or rejected (with the possible
 * meanings).
 */
class CellTablesTest {
  private static final Path TABLES = Path.of("src/test/resources/shorthand");
  private static final Shorthand SHORTHAND =
      new Shorthand(Terminology.builtIn(), RegionalConventions.US);

  private static final Map<String, Function<String, ShorthandResult<?>>> READERS =
      Map.of(
          "sites", SHORTHAND::sites,
          "injectates", SHORTHAND::injectates,
          "pain", cell -> SHORTHAND.pain(cell, PainScale.NRS),
          "relief", SHORTHAND::relief,
          "days", SHORTHAND::day,
          "moments", SHORTHAND::dayAndTime,
          "spans", SHORTHAND::span,
          "billed-drugs", SHORTHAND::billedDrugs);

  private record Row(String cell, String verdict, String expected) {
    static Row of(String line) {
      int arrow = line.lastIndexOf(" => ");
      String[] answer = line.substring(arrow + 4).strip().split(" ", 2);
      return new Row(line.substring(0, arrow), answer[0], answer.length > 1 ? answer[1] : "");
    }
  }

  @TestFactory
  Stream<DynamicContainer> every_cell_is_read_as_expected() {
    return READERS.entrySet().stream()
        .map(
            kind ->
                DynamicContainer.dynamicContainer(
                    kind.getKey(),
                    rows(kind.getKey())
                        .map(
                            row ->
                                DynamicTest.dynamicTest(
                                    row.cell(), () -> check(row, kind.getValue())))));
  }

  private static Stream<Row> rows(String kind) {
    try {
      return Files.readAllLines(TABLES.resolve(kind + ".txt")).stream()
          .filter(line -> !line.startsWith("#"))
          .map(Row::of);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void check(Row row, Function<String, ShorthandResult<?>> reader) {
    ShorthandResult<?> result = reader.apply(row.cell());
    switch (row.verdict()) {
      case "exact" -> {
        assertThat(messages(result)).isEmpty();
        assertThat(Printed.of(result.value().orElseThrow())).isEqualTo(row.expected());
      }
      case "assumed" -> {
        assertThat(result.value()).as("%s", messages(result)).isPresent();
        assertThat(Printed.of(result.value().orElseThrow())).isEqualTo(row.expected());
        assertThat(result.findings())
            .isNotEmpty()
            .allMatch(f -> f.code().equals(CellFindings.ASSUMED) && f.severity() != Severity.ERROR);
      }
      case "ambiguous" -> refused(row, result, CellFindings.AMBIGUOUS);
      case "unknown" -> refused(row, result, CellFindings.UNKNOWN);
      case "refused" -> refused(row, result, CellFindings.REFUSED);
      default -> throw new IllegalArgumentException(row.verdict());
    }
  }

  /** Checks that the finding quotes the cell and contains the possible meanings. */
  private static void refused(Row row, ShorthandResult<?> result, String code) {
    assertThat(result.value().map(Printed::of)).isEmpty();
    Finding error = result.findings().stream().filter(Finding::isError).findFirst().orElseThrow();
    assertThat(error.code()).as(error.message()).isEqualTo(code);
    assertThat(error.message()).startsWith("\"" + row.cell() + "\": ");
    String said = error.message() + error.suggestion().orElse("");
    assertThat(Arrays.asList(row.expected().split("\\|")))
        .allSatisfy(c -> assertThat(said).contains(c));
    if (code.equals(CellFindings.AMBIGUOUS)) {
      assertThat(error.suggestion().orElseThrow()).contains(" or ");
    }
    assertThat(error.unknownWord().isPresent()).isEqualTo(code.equals(CellFindings.UNKNOWN));
  }

  private static List<String> messages(ShorthandResult<?> result) {
    return result.findings().stream().map(Finding::message).toList();
  }
}
