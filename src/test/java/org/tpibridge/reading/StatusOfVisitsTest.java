package org.tpibridge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.reading.canonical.VisitStatus;
import org.tpibridge.reading.columnmap.ClinicTable;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;

/** A visit that was canceled, missed or withdrawn is not a completed procedure. */
class StatusOfVisitsTest {
  private static final ClinicTable TABLE =
      ClinicTable.by(
          """
          group-by: [Visit]
          ignore: [Appt Status, Line]
          columns: {visit_id: Visit, mrn: Chart, visit_start: Day, sites: Site, \
          injectates: {from: Drug, rows: same}, pain_after: Post}
          """);
  private static final String HEADER = "Visit,Chart,Day,Site,Drug,Post,Appt Status,Line\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cancelled",
        "Canceled",
        "CANCELLED - late",
        "no show",
        "No-Show",
        "noshow",
        "NS",
        "CXL",
        "DNA",
        "LWBS",
        "rescheduled",
        "R/S",
        "Scheduled",
        "Booked",
        "not-done",
        "Not Done",
        "Pt cancelled",
        "Did not attend",
        "Left without being seen"
      })
  void a_visit_that_was_not_done_is_left_out_and_counted(String status) {
    List<ReadResult> csv = TestReader.of(VisitRows.with("status", status));
    List<ReadResult> mapped =
        TABLE.read(HEADER + "1,7,2024-03-04,trapezius R,lidocaine 1% 1 mL,," + status + ",1\n");
    List<ReadResult> json =
        TestReader.of(
            """
            {"visit_id": "1", "mrn": "7", "visit_start": "2024-03-04", "status": "%s",
             "sites": [{"muscle": "trapezius"}], "procedure_code": "20552"}\
            """
                .formatted(status));

    assertThat(List.of(csv, mapped, json))
        .allSatisfy(
            parsed -> {
              assertThat(parsed).singleElement().isInstanceOf(ReadResult.NotTpiVisit.class);
              assertThat(parsed.get(0).findings())
                  .filteredOn(finding -> finding.code().equals(ReadingFindingCodes.NOT_DONE))
                  .singleElement()
                  .matches(finding -> finding.severity() == Severity.INFORMATION);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "status,VOID",
    "VisitStatus,Voided",
    "record_status,Entered in error",
    "status,entered-in-error",
    "Encounter Status,Deleted",
    "is_deleted,1",
    "IsVoid,TRUE",
    "Voided,Y",
    "void_date,2024-03-05",
    "Void Reason,wrong patient",
    "deleted at,2024-03-05 10:00",
    "Entered In Error,x"
  })
  void a_record_that_was_withdrawn_is_an_error_because_it_may_be_stored(String name, String cell) {
    assertThat(TestReader.of(VisitRows.with(name, cell)))
        .singleElement()
        .isInstanceOf(ReadResult.Rejected.class)
        .satisfies(result -> assertThat(result.findings()).anyMatch(StatusOfVisitsTest::isNotDone));
  }

  @ParameterizedTest
  @CsvSource({
    "Cancelled,Y",
    "No Show,1",
    "is_cancelled,true",
    "CancelReason,patient ill",
    "Cancellation Date,3/4/2024",
    "No Show?,yes"
  })
  void a_flag_in_a_separate_column_is_read(String name, String cell) {
    assertThat(TestReader.of(VisitRows.with(name, cell)))
        .singleElement()
        .isInstanceOf(ReadResult.NotTpiVisit.class);
  }

  @ParameterizedTest
  @CsvSource({
    "status,completed",
    "status,Signed",
    "status,Checked out",
    "status,''",
    "status,Arrived",
    "status,closed",
    "Marital Status,Canceled",
    "Insurance Status,void",
    "Claim Status,VOID",
    "Consent Status,declined",
    "Code Status,Full code",
    "Code Status,DNR",
    "Follow Up Status,scheduled",
    "Cancelled,N",
    "Cancelled,0",
    "IsVoid,FALSE",
    "deleted_at,NULL",
    "Void Reason,n/a",
    "void_date,0000-00-00",
    "No Show,No",
    "Void Volume,250",
    "State,NS"
  })
  void other_statuses_have_no_effect(String name, String cell) {
    assertThat(TestReader.of(VisitRows.with(name, cell)))
        .singleElement()
        .isInstanceOf(ReadResult.Read.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Appt Status Code", "visit_status_code", "StatusCode"})
  void a_code_of_the_status_is_read(String name) {
    assertThat(TestReader.of(VisitRows.with(name, "Canceled")))
        .singleElement()
        .isInstanceOf(ReadResult.NotTpiVisit.class);
  }

  @Test
  void a_canceled_visit_with_a_score_after_it_is_a_contradiction() {
    assertThat(
            TestReader.of(
                VisitRows.with("status", "cancelled", "pain_before", "7", "pain_after", "3")))
        .singleElement()
        .isInstanceOf(ReadResult.Rejected.class);
    // A planned value is not a result.
    assertThat(TestReader.of(VisitRows.with("status", "cancelled", "pain_before", "7")))
        .singleElement()
        .isInstanceOf(ReadResult.NotTpiVisit.class);
  }

  @Test
  void one_canceled_row_of_a_visit_is_an_error() {
    String row = "1,7,2024-03-04,trapezius R,lidocaine 1% 1 mL,,";
    assertThat(TABLE.read(HEADER + row + "Completed,1\n" + row + "Cancelled,2\n"))
        .singleElement()
        .isInstanceOf(ReadResult.Rejected.class);
    assertThat(TABLE.read(HEADER + row + "No show,1\n" + row + "Cancelled,2\n"))
        .singleElement()
        .isInstanceOf(ReadResult.NotTpiVisit.class);
  }

  @ParameterizedTest
  @CsvSource({
    "sites,VOID",
    "sites,cancelled",
    "injectates,cancelled",
    "injectates,refused",
    "injectates,Patient declined",
    "injectates,not given",
    "injectates,held",
    "notes,No show",
    "notes,CANCELLED BY PATIENT - not done",
    "notes,VOID - wrong patient",
    "notes,Entered in error."
  })
  void fields_that_state_that_the_visit_was_not_done_are_an_error(String column, String cell) {
    assertThat(TestReader.findings(TestReader.of(VisitRows.with(column, cell))))
        .contains("error TPI-READ-NOT-DONE row 2 " + column);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No show fee waived last week",
        "Voided before the procedure",
        "Cancelled flight, so came today",
        "Not done with PT yet"
      })
  void a_note_that_only_mentions_a_cancellation_is_accepted(String note) {
    assertThat(VisitStatus.beginsNote(note)).isFalse();
  }

  private static boolean isNotDone(Finding finding) {
    return finding.isError() && finding.code().equals(ReadingFindingCodes.NOT_DONE);
  }
}
