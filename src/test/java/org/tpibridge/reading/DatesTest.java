package org.tpibridge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;

/** Dates that are not plausible. */
class DatesTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  /** In New York it is still the 4th. */
  private static final Clock NOW = Clock.fixed(Instant.parse("2024-03-05T02:00:00Z"), ZONE);

  private static List<ReadResult> read(String text) {
    VisitReader reader =
        new VisitReader(
            Terminology.builtIn(),
            ZONE,
            Optional.empty(),
            SegmentMap.none(),
            Optional.empty(),
            NOW);
    Input input =
        new Input("test", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try (Stream<ReadResult> parsed = reader.read(input)) {
      return parsed.toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1900-01-01",
        "1901-01-01",
        "0001-01-01",
        "1753-01-01",
        "9999-12-31",
        "1899-12-30",
        "1800-01-01",
        "1903-02-03"
      })
  void aPlaceholderBirthDateIsIgnoredAndReported(String date) {
    List<ReadResult> parsed = read(VisitRows.with("birth_date", date));
    assertThat(TestReader.visits(parsed).get(0).patient().birthDate()).isEmpty();
    assertThat(TestReader.findings(parsed))
        .containsExactly("warning TPI-READ-BIRTH-DATE row 2 birth_date");
    String pid = "PID|1||117^^^^MR||||" + date.replace("-", "");
    assertThat(TestReader.visits(read(message(pid, "20240304093000"))).get(0).patient().birthDate())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1904-03-05", "1923-07-01", "1970-01-01", "2024-03-04"})
  void theOldestAndTheYoungestPatientsAreAccepted(String date) {
    List<ReadResult> parsed = read(VisitRows.with("birth_date", date));
    assertThat(TestReader.visits(parsed).get(0).patient().birthDate().orElseThrow())
        .hasToString(date);
    assertThat(TestReader.findings(parsed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-04,",
    "2024-03-05,",
    "2024-03-06,visit_start",
    "2042-03-04,visit_start",
    "2024-03-06T09:30Z,visit_start"
  })
  void aVisitInTheFutureIsRejected(String start, String column) {
    List<ReadResult> parsed = read(VisitRows.with("visit_start", start));
    assertThat(TestReader.findings(parsed))
        .isEqualTo(column == null ? List.of() : List.of("error TPI-READ-FUTURE row 2 " + column));
    String time = start.length() > 10 ? "20240306093000+0000" : start.replace("-", "");
    assertThat(TestReader.visits(read(message("PID|1||117^^^^MR", time))))
        .hasSize(column == null ? 1 : 0);
  }

  private static String message(String pid, String start) {
    return String.join(
        "\r",
        "MSH|^~\\&|A|B|C|D|20240304101500||ORU^R01|1|P|2.5.1",
        pid,
        "PV1|1|O|||||||||||||||||V1|||||||||||||||||||||||||" + start,
        "OBX|1|ST|TPSITE^Injection sites^L||R trap||||||F",
        "OBX|2|ST|TPDRUG^Injectate^L||1% lidocaine 4cc||||||F",
        "");
  }

  /** A suggested value is accepted. */
  @ParameterizedTest
  @CsvSource({
    "birth_date,1979-05-12 00:00:00.000,1979-05-12",
    "birth_date,1979-05-12T00:00:00Z,1979-05-12",
    "birth_date,1979-05-12 00:00:00+00,1979-05-12",
    "visit_start,2024-03-04 09:30:00.000,2024-03-04T09:30:00.000",
    "visit_start,2024-03-04 09:30:00-05,2024-03-04T09:30:00-05",
    "visit_start,2024-03-04 09:30:00.0000000 -05:00,2024-03-04T09:30:00.0000000-05:00"
  })
  void theDayOfADatabasesTimestampIsSuggested(String column, String written, String suggestion) {
    List<ReadResult> refused = read(VisitRows.with(column, written));
    assertThat(refused.get(0).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.suggestion()).contains(suggestion))
        .satisfies(
            f -> {
              if (column.equals("birth_date")) {
                assertThat(f.message()).doesNotContain("with a time");
              }
            });
    assertThat(TestReader.visits(read(VisitRows.with(column, suggestion)))).hasSize(1);
  }
}
