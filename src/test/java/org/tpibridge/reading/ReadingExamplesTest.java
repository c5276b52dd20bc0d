package org.tpibridge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.reading.input.ReadResult;

class ReadingExamplesTest {
  private static final Path EXAMPLES = Path.of("examples");

  @Test
  void the_example_visits_have_only_findings_about_old_codes() {
    List<ReadResult> parsed = TestReader.of(EXAMPLES.resolve("visits.csv"));
    assertThat(TestReader.visits(parsed)).hasSize(9);
    assertThat(TestReader.findings(parsed))
        .containsExactly(
            "information TPI-READ-ICD-9 row 9 diagnoses",
            "information TPI-READ-ICD-9 row 9 diagnoses");
  }

  @ParameterizedTest
  @ValueSource(strings = {"visits.json", "visits.ndjson"})
  void the_same_visits_are_read_from(String file) {
    List<ReadResult> parsed = TestReader.of(EXAMPLES.resolve(file));
    assertThat(TestReader.visits(parsed))
        .isEqualTo(TestReader.visits(TestReader.of(EXAMPLES.resolve("visits.csv"))));
    assertThat(parsed).hasSize(9);
  }

  @Test
  void only_the_malformed_rows_are_rejected() {
    List<ReadResult> parsed = TestReader.of(EXAMPLES.resolve("broken.csv"));
    assertThat(TestReader.findings(parsed))
        .containsExactly(
            "error TPI-READ-MISSING row 3 mrn",
            "error TPI-READ-DATE row 4 visit_start",
            "error TPI-READ-UNIT row 6 injectates",
            "error TPI-READ-PAIN row 7 pain_before",
            "error TPI-READ-CELL-COUNT row 8 notes",
            "error TPI-READ-NPI row 9 clinician_npi",
            "error TPI-READ-DUPLICATE-VISIT row 11 visit_id",
            "error TPI-READ-DIAGNOSIS row 12 diagnoses");
    assertThat(parsed.stream().filter(ReadResult.Rejected.class::isInstance)).hasSize(8);
    assertThat(parsed.stream().filter(ReadResult.Read.class::isInstance)).hasSize(4);
  }

  @Test
  void corrections_of_malformed_rows_are_suggested_if_possible() {
    List<ReadResult> parsed = TestReader.of(EXAMPLES.resolve("broken.csv"));
    assertThat(
            parsed.stream()
                .flatMap(p -> p.findings().stream())
                .flatMap(f -> f.suggestion().stream()))
        .containsExactly("2024-05-14", "2 mL", "7");
  }
}
