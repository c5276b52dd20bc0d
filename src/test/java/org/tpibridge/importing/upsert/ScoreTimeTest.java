package org.tpibridge.importing.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2024-03-05T03:30:00Z, America/New_York, 2024-03-04",
    "2024-03-04T20:30:00Z, Asia/Tokyo, 2024-03-05",
    "2024-03-04T20:30:00-05:00, America/New_York, 2024-03-04",
    "2024-03-04, Asia/Tokyo, 2024-03-04"
  })
  void theDayIsTheClinics(String measured, ZoneId zone, LocalDate day) {
    assertThat(ScoreTime.day(measured, zone)).isEqualTo(day);
  }
}
