package org.tpibridge.reading.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.reading.TestReader;
import org.tpibridge.reading.VisitRows;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.Visit;

class HostileCsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void line_breaks_of_any_system_are_read(String end) {
    String csv =
        (VisitRows.HEADER + VisitRows.good(1) + "\n" + VisitRows.good(2)).replace("\n", end);
    List<ReadResult> parsed = TestReader.of(csv);
    assertThat(parsed)
        .extracting(p -> p.place().description())
        .containsExactly("test row 2", "test row 4");
    assertThat(TestReader.findings(parsed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void the_separator_is_detected_from_the_header(char separator) {
    String csv = (VisitRows.HEADER + VisitRows.GOOD).replace(',', separator);
    assertThat(TestReader.visits(TestReader.of(csv))).hasSize(1);
  }

  @Test
  void the_sep_line_of_excel_is_not_a_row() {
    String csv = "sep=;\r\n" + (VisitRows.HEADER + VisitRows.GOOD).replace(',', ';');
    assertThat(TestReader.of(csv))
        .extracting(p -> p.place().description())
        .containsExactly("test row 2");
  }

  @Test
  void columns_are_found_by_name_in_any_order_and_case() {
    String csv =
        "SITES,\"visit_id\", mrn ,Visit_Start,Technique\ntrapezius R,V1,1,2024-03-04,injection\n";
    assertThat(TestReader.visits(TestReader.of(csv))).hasSize(1);
  }

  @Test
  void a_quoted_line_break_does_not_start_a_row() {
    String csv =
        """
        visit_id,mrn,visit_start,procedure_code,sites,notes
        V1,1,2024-03-04,20560,trapezius R,"a ""b""\r
        c"
        V2,1,2024-03-04,20560,,
        """;
    List<ReadResult> parsed = TestReader.of(csv);
    assertThat(TestReader.visits(parsed))
        .extracting(Visit::notes)
        .first()
        .extracting(n -> n.get())
        .isEqualTo("a \"b\"\r\nc");
    assertThat(TestReader.findings(parsed)).containsExactly("error TPI-READ-MISSING row 3 sites");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          too few cells                | V1,1,2024-03-04,20560       | error TPI-READ-CELL-COUNT row 2 sites
          too many cells               | V1,1,2024-03-04,20560,trapezius,R | error TPI-READ-CELL-COUNT row 2 sites
          a blank cell too many        | V1,1,2024-03-04,20560,trapezius,  | error TPI-READ-CELL-COUNT row 2 sites
          a mark that is never closed  | V1,"1,2024-03-04,trapezius  | error TPI-READ-QUOTE row 2 mrn
          text after a closing mark    | V1,"1"x,2024-03-04,trapezius | error TPI-READ-QUOTE row 2 mrn
          """)
  void a_malformed_row_is_rejected_and_the_next_is_read(String name, String row, String finding) {
    List<ReadResult> parsed =
        TestReader.of(VisitRows.HEADER + row + "\n" + VisitRows.good(2) + VisitRows.good(3));
    assertThat(TestReader.findings(parsed)).containsExactly(finding);
    assertThat(parsed.get(0)).isInstanceOf(ReadResult.Rejected.class);
    assertThat(TestReader.visits(parsed)).extracting(Visit::visitId).containsExactly("V2", "V3");
  }

  @Test
  void a_quotation_mark_that_a_later_row_closes_rejects_only_its_row() {
    String csv =
        VisitRows.HEADER
            + VisitRows.good(1)
            + "V2,2,2024-03-04,20560,\"trapezius R\n"
            + VisitRows.good(3)
            + "V4,4,2024-03-04,20560,\"trapezius R\"\n"
            + VisitRows.good(5);
    List<ReadResult> parsed = TestReader.of(csv);
    assertThat(TestReader.findings(parsed)).containsExactly("error TPI-READ-QUOTE row 3 sites");
    assertThat(TestReader.visits(parsed))
        .extracting(Visit::visitId)
        .containsExactly("V1", "V3", "V4", "V5");
  }

  @Test
  void a_row_that_is_too_long_is_rejected_and_the_next_is_read() {
    String csv = VisitRows.HEADER + "V1," + "x".repeat(3 << 20) + "\n" + VisitRows.good(2);
    List<ReadResult> parsed = TestReader.of(csv);
    assertThat(TestReader.findings(parsed)).containsExactly("error TPI-READ-TOO-LONG row 2 mrn");
    assertThat(TestReader.visits(parsed)).hasSize(1);
  }

  @Test
  void a_cell_that_is_too_long_and_one_with_a_nul_are_reported() {
    String csv =
        VisitRows.HEADER.replace("sites", "sites,notes")
            + "V1,1,2024-03-04,20560,trapezius R,"
            + "x".repeat(100_001)
            + "\n"
            + "V2,1,2024-03-04,20560,trapezius R,a\u0000b\n"
            + "V3,1,2024-03-04,20560,trapezius R,O\u0092Brien\n";
    List<ReadResult> parsed = TestReader.of(csv);
    assertThat(TestReader.findings(parsed))
        .containsExactly(
            "error TPI-READ-TOO-LONG row 2 notes",
            "error TPI-READ-CONTROL-CHARACTER row 3 notes",
            "error TPI-READ-CONTROL-CHARACTER row 4 notes");
    assertThat(parsed.get(2).findings().get(0).suggestion()).contains("O’Brien");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing at all       | ''                                 | error TPI-READ-EMPTY whole
          blank lines          | '\n\n'                             | error TPI-READ-EMPTY whole
          a header alone       | visit_id,mrn,visit_start,procedure_code,sites     | information TPI-READ-NO-VISITS whole
          a column missing     | visit_id,mrn,sites                 | error TPI-READ-MISSING-COLUMN row 1
          a column twice       | visit_id,mrn,mrn,visit_start,procedure_code,sites | error TPI-READ-DOUBLED-COLUMN row 1 mrn
          no header            | V1,1,2024-03-04,20560,trapezius    | error TPI-READ-MISSING-COLUMN row 1
          """)
  void an_input_without_visits_is_reported(String name, String csv, String finding) {
    List<ReadResult> parsed = TestReader.of(csv.replace("\\n", "\n"));
    assertThat(parsed).hasSize(1).first().isInstanceOf(ReadResult.Unreadable.class);
    assertThat(TestReader.findings(parsed)).containsExactly(finding);
  }

  @Test
  void an_unrecognized_column_is_reported_once_with_a_similar_name() {
    String csv =
        """
        visit_id,mrn,visit_start,procedure_code,sites,notez
        V1,1,2024-03-04,20560,trapezius R,x
        V2,2,2024-03-04,20560,trapezius R,x
        """;
    List<ReadResult> parsed = TestReader.of(csv);
    assertThat(TestReader.findings(parsed))
        .containsExactly("warning TPI-READ-UNKNOWN-COLUMN row 1 notez");
    assertThat(parsed.get(0).findings().get(0).suggestion()).contains("notes");
  }

  @Test
  void a_second_visit_with_one_id_is_rejected_and_the_first_is_named() {
    List<ReadResult> parsed =
        TestReader.of(VisitRows.HEADER + VisitRows.good(1) + VisitRows.good(2) + VisitRows.good(1));
    assertThat(TestReader.findings(parsed))
        .containsExactly("error TPI-READ-DUPLICATE-VISIT row 4 visit_id");
    assertThat(parsed.get(2).findings().get(0).message()).contains("row 2");
  }

  @Test
  void many_open_quotation_marks_are_read_in_linear_time() {
    String csv = VisitRows.HEADER + "\"a\n".repeat(100_000);
    long start = System.nanoTime();
    long rows;
    try (var parsed = TestReader.READER.read(TestReader.input(csv.getBytes(UTF_8)))) {
      rows = parsed.count();
    }
    assertThat(rows).isGreaterThan(25_000);
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  @Test
  void equal_content_has_one_hash_in_any_order_of_columns() {
    String one = VisitRows.HEADER + VisitRows.GOOD;
    String other =
        """
        sites;visit_start;mrn;procedure_code;visit_id;notes
         trapezius R;2024-03-04;1;20560;V1;
        """;
    assertThat(sha256(other)).isEqualTo(sha256(one)).hasSize(64);
    assertThat(sha256(one.replace("trapezius", "rhomboid"))).isNotEqualTo(sha256(one));
  }

  private static String sha256(String csv) {
    return ((ReadResult.Read) TestReader.of(csv).get(0)).sha256();
  }
}
