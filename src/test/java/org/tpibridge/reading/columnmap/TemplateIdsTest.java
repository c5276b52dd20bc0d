package org.tpibridge.reading.columnmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.reading.TestReader;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.Visit;

/** Ids that a column map composes from the normalized values of other cells. */
class TemplateIdsTest {
  private static final ClinicTable WHOLE =
      ClinicTable.by(
          """
          style: shorthand
          time-zone: America/Chicago
          columns:
            visit_id: {template: "{MRN}-{DOS}"}
            mrn: {from: [MRN, Chart], style: canonical}
            visit_start: DOS
            sites: Muscles
            injectates: {fixed: lidocaine 1% 2 mL, style: canonical}
          """);

  private static final ClinicTable PARTS =
      ClinicTable.by(
          """
          style: shorthand
          time-zone: America/Chicago
          columns:
            visit_id: {template: "{MRN}/{Day}/{Time}[/{Room}]"}
            mrn: {from: MRN, style: canonical}
            visit_start: {template: "{Day} {Time}"}
            location: {from: Room, style: canonical}
            sites: Muscles
            injectates: {fixed: lidocaine 1% 2 mL, style: canonical}
          """);

  private static final ClinicTable PATTERNS =
      ClinicTable.by(
          """
          columns:
            visit_id: {template: "V{DOS}.{MRN}"}
            mrn: MRN
            visit_start: {from: DOS, dates: ["d.M.yyyy HH:mm", "d.M.yyyy"]}
            sites: Muscles
            injectates: {fixed: lidocaine 1% 2 mL, style: canonical}
          """);

  private static List<String> ids(List<ReadResult> parsed) {
    return TestReader.visits(parsed).stream().map(Visit::visitId).toList();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "1/2/24 2:30p",
        "01/02/2024 2:30 PM",
        "2024-01-02T14:30",
        "2024-01-02 14:30:00",
        "Jan 2, 2024 2:30 pm",
        "1/2/2024 2:30 pm CST",
        "2024-01-02T15:30-05:00",
        "2024-01-02T20:30Z",
      })
  void everyFormatOfOneTimeGivesOneId(String written) {
    List<ReadResult> parsed = WHOLE.read("MRN,DOS,Muscles\n117,\"" + written + "\",R trap\n");
    assertThat(ids(parsed)).containsExactly("117-2024-01-02T14:30");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"1/2/24", "01/02/2024", "2024-01-02", "Jan 2 2024", "1/2/2024 12:00 AM"})
  void everyFormatOfOneDayGivesOneId(String written) {
    List<ReadResult> parsed = WHOLE.read("MRN,DOS,Muscles\n117," + written + ",R trap\n");
    assertThat(ids(parsed)).containsExactly("117-2024-01-02");
  }

  @Test
  void theMrnIsNormalizedInTheId() {
    List<ReadResult> parsed = WHOLE.read("Chart,DOS,MRN,Muscles\n1,1/2/24,A\u20111 ,R trap\n");
    assertThat(ids(parsed)).containsExactly("A-1-2024-01-02");
  }

  @Test
  void aRepeatedVisitIsADuplicateInAnyFormat() {
    List<ReadResult> parsed =
        WHOLE.read("MRN,DOS,Muscles\n117,1/2/24,R trap\n117,01/02/2024,R trap\n");
    assertThat(ids(parsed)).containsExactly("117-2024-01-02");
    assertThat(TestReader.findings(parsed)).anyMatch(f -> f.contains("TPI-READ-DUPLICATE-VISIT"));
  }

  @Test
  void anUnreadableTimeIsReportedOnlyAtItsColumn() {
    List<ReadResult> parsed = WHOLE.read("MRN,DOS,Muscles\n117,some day,R trap\n");
    assertThat(TestReader.findings(parsed)).hasSize(1).allMatch(f -> f.endsWith("row 2 DOS"));
    assertThat(parsed).singleElement().isInstanceOf(ReadResult.Rejected.class);
  }

  @Test
  void aPlaceholderInTheTemplateIsReportedOnlyAtTheMrn() {
    List<ReadResult> parsed =
        WHOLE.read("MRN,DOS,Muscles\nNULL,1/2/24,R trap\nNULL,1/3/24,R trap\n");
    assertThat(TestReader.findings(parsed))
        .containsExactly(
            "error TPI-READ-ID-PLACEHOLDER row 2 MRN", "error TPI-READ-ID-PLACEHOLDER row 3 MRN");
  }

  @Test
  void aTimeThatTheClocksSkippedIsReportedOnce() {
    List<ReadResult> parsed = WHOLE.read("MRN,DOS,Muscles\n117,3/10/2024 2:30 AM,R trap\n");
    assertThat(TestReader.findings(parsed)).containsExactly("error TPI-READ-TIME-GAP row 2 DOS");
  }

  @ParameterizedTest
  @CsvSource({
    "1/2/24, 2:30p, Room 2",
    "01/02/2024, 2:30 PM, Room 2",
    "2024-01-02, 14:30, Room 2",
    "2024-01-02, 1430, Room 2"
  })
  void partsOfATimeAreNormalized(String day, String time, String room) {
    List<ReadResult> parsed =
        PARTS.read("MRN,Day,Time,Room,Muscles\n117,%s,%s,%s,R trap\n".formatted(day, time, room));
    assertThat(ids(parsed)).containsExactly("117/2024-01-02/14:30/Room 2");
  }

  @Test
  void datePatternsAreRead() {
    List<ReadResult> parsed =
        PATTERNS.read(
            "MRN,DOS,Muscles\n117,2.1.2024 14:30,trapezius R\n118,02.01.2024,trapezius R\n");
    assertThat(ids(parsed)).containsExactly("V2024-01-02T14:30.117", "V2024-01-02.118");
  }
}
