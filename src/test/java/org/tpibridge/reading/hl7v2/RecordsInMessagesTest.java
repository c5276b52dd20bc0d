package org.tpibridge.reading.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.reading.TestReader;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.Visit;

/** Tests deleted diagnoses, times stated in several messages, and stated absences. */
class RecordsInMessagesTest {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "org", "tpibridge", "reading", "items");

  @ParameterizedTest
  @CsvSource({
    "records-diagnosis-deleted-first",
    "records-diagnosis-deleted",
    "records-deleted-by-id"
  })
  void a_deleted_diagnosis_is_not_used(String name) {
    assertThat(visit(name).diagnoses())
        .extracting(d -> d.code().orElseThrow().value())
        .containsExactly("M79.18");
  }

  @ParameterizedTest
  @CsvSource({
    "times-offset-in-one,2024-03-04T09:30-06:00",
    "times-other-offset-same-clock,2024-03-04T09:30-05:00",
    "times-same-moment,2024-03-04T09:30-06:00",
    "times-seconds,2024-03-04T09:30:12-06:00"
  })
  void the_most_precise_of_equal_times_is_used(String name, String start) {
    assertThat(visit(name).start().toString()).contains(start);
  }

  @Test
  void an_absence_is_stored_in_notes_and_is_no_complication() {
    assertThat(visit("absence-none").complications()).isEmpty();
    assertThat(visit("absence-none").notes()).contains("complications: none");
    assertThat(visit("absence-no-bleeding").complications()).isEmpty();
    assertThat(visit("absence-no-bleeding").notes()).contains("complications: no bleeding");
  }

  private static Visit visit(String name) {
    List<ReadResult> parsed = TestReader.of(FOLDER.resolve(name + ".hl7"));
    return ((ReadResult.Read) parsed.get(0)).visit();
  }
}
