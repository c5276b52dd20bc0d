package org.tpibridge.reading.columnmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.reading.TestReader;
import org.tpibridge.reading.VisitRows;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Visit;

/** Rows that repeat, join or divide the content of one visit. */
class RowsOfOneVisitTest {
  private static final String HEADER = "Visit,Chart,Day,Site,Drug,Charge,Line\n";

  @Test
  void rows_that_differ_only_in_the_charge_are_counted_once_and_reported() {
    List<ReadResult> parsed =
        read(
            "",
            """
            1,7,2024-03-04,trapezius R; rhomboid L,lidocaine 1% 3 mL,20553,1
            1,7,2024-03-04,trapezius R; rhomboid L,lidocaine 1% 3 mL,J3301,2
            1,7,2024-03-04,trapezius R; rhomboid L,lidocaine 1% 3 mL,99213,3
            """);
    assertThat(written(parsed)).isEqualTo("trapezius x1; rhomboid x1 | lidocaine 30");
    assertThat(TestReader.findings(parsed)).containsExactly("warning TPI-COLUMNS-REPEATED row 3");
  }

  @ParameterizedTest
  @CsvSource({"same", "add"})
  void what_the_map_specifies_is_not_reported(String rows) {
    List<ReadResult> parsed =
        read(
            ", rows: " + rows,
            """
            1,7,2024-03-04,trapezius R,lidocaine 1% 3 mL,20553,1
            1,7,2024-03-04,trapezius R,lidocaine 1% 3 mL,J3301,2
            """);
    assertThat(written(parsed))
        .isEqualTo(
            rows.equals("same") ? "trapezius x1 | lidocaine 30" : "trapezius x2 | lidocaine 60");
    assertThat(TestReader.findings(parsed)).isEmpty();
  }

  @Test
  void all_combinations_of_sites_and_drugs_are_counted_once() {
    List<ReadResult> parsed =
        read(
            "",
            """
            1,7,2024-03-04,trapezius R,lidocaine 1% 3 mL,,
            1,7,2024-03-04,rhomboid L,triamcinolone 40 mg,,
            1,7,2024-03-04,trapezius R,triamcinolone 40 mg,,
            1,7,2024-03-04,rhomboid L,lidocaine 1% 3 mL,,
            """);
    assertThat(written(parsed))
        .isEqualTo("trapezius x1; rhomboid x1 | lidocaine 30; triamcinolone 40");
    assertThat(TestReader.findings(parsed)).containsExactly("warning TPI-COLUMNS-REPEATED row 2");
  }

  @ParameterizedTest
  @CsvSource({
    "lidocaine 1% 1 mL, lidocaine 1% 1 mL",
    "lidocaine 1% 1 mL, LIDOCAINE 1%  1.0 mL",
    "lidocaine 1% 1 mL, lidocaine 10 mg"
  })
  void an_equal_amount_at_two_sites_is_rejected_with_both_totals(String first, String second) {
    List<ReadResult> parsed =
        read(
            "",
            "1,7,2024-03-04,trapezius R,%s,,\n1,7,2024-03-04,rhomboid L,%s,,\n"
                .formatted(first, second));
    assertThat(parsed).singleElement().isInstanceOf(ReadResult.Rejected.class);
    assertThat(TestReader.findings(parsed))
        .containsExactly("error TPI-READ-ROWS-UNDECIDED row 3 Drug");
    assertThat(parsed.get(0).findings().get(0).message())
        .contains("lidocaine 1% 1 mL in total")
        .contains("rows: same or rows: add for injectates");
  }

  @Test
  void the_same_drug_without_an_amount_at_two_sites_is_one_drug() {
    assertThat(
            written(
                read(
                    "",
                    """
                    1,7,2024-03-04,trapezius R,lidocaine,,
                    1,7,2024-03-04,rhomboid L,lidocaine,,
                    """)))
        .isEqualTo("trapezius x1; rhomboid x1 | lidocaine ?");
  }

  @Test
  void different_amounts_of_one_drug_are_added_and_reported() {
    List<ReadResult> parsed =
        read(
            "",
            """
            1,7,2024-03-04,trapezius R,lidocaine 1% 1 mL,,
            1,7,2024-03-04,rhomboid L,lidocaine 1% 2 mL,,
            """);
    assertThat(written(parsed)).isEqualTo("trapezius x1; rhomboid x1 | lidocaine 30");
    assertThat(TestReader.findings(parsed))
        .containsExactly("information TPI-READ-ROWS-ADDED row 3 Drug");
  }

  @Test
  void a_different_amount_with_rows_same_is_a_conflict() {
    List<ReadResult> parsed =
        read(
            ", rows: same",
            """
            1,7,2024-03-04,trapezius R,lidocaine 1% 1 mL,,
            1,7,2024-03-04,rhomboid L,lidocaine 1% 2 mL,,
            """);
    assertThat(TestReader.findings(parsed))
        .containsExactly("error TPI-READ-TOLD-DIFFERENTLY row 3 Drug");
  }

  @Test
  void passes_of_a_site_that_is_repeated_for_each_drug_count_once() {
    List<ReadResult> parsed =
        read(
            "",
            """
            1,7,2024-03-04,trapezius R x2,lidocaine 1% 3 mL,,
            1,7,2024-03-04,trapezius R x2,triamcinolone 40 mg,,
            """);
    assertThat(written(parsed)).isEqualTo("trapezius x2 | lidocaine 30; triamcinolone 40");
    assertThat(TestReader.findings(parsed)).containsExactly("warning TPI-COLUMNS-REPEATED row 3");
  }

  @Test
  void rows_with_complementary_blanks_are_one_visit() {
    List<ReadResult> parsed =
        read(
            "",
            """
            1,7,2024-03-04,trapezius R,lidocaine 1% 3 mL,,
            1,7,2024-03-04,rhomboid L,,,
            1,7,2024-03-04,,triamcinolone 40 mg,,
            """);
    assertThat(written(parsed))
        .isEqualTo("trapezius x1; rhomboid x1 | lidocaine 30; triamcinolone 40");
    assertThat(TestReader.findings(parsed)).isEmpty();
  }

  @Test
  void a_visit_whose_rows_are_not_consecutive_is_rejected() {
    List<ReadResult> parsed =
        read(
            "",
            """
            1,7,2024-03-04,trapezius R,lidocaine 1% 3 mL,,
            2,8,2024-03-04,trapezius R,lidocaine 1% 2 mL,,
            1,7,2024-03-04,rhomboid L,triamcinolone 40 mg,,
            """);
    assertThat(TestReader.visits(parsed)).extracting(Visit::visitId).containsExactly("2");
    assertThat(TestReader.findings(parsed))
        .containsExactly("error TPI-READ-KEY-AGAIN row 2", "error TPI-READ-KEY-AGAIN row 4");
  }

  @Test
  void later_rows_of_a_visit_in_a_stream_are_rejected() {
    byte[] csv =
        (HEADER
                + """
                1,7,2024-03-04,trapezius R,lidocaine 1% 3 mL,,
                2,8,2024-03-04,trapezius R,lidocaine 1% 2 mL,,
                1,7,2024-03-04,rhomboid L,triamcinolone 40 mg,,
                """)
            .getBytes(StandardCharsets.UTF_8);
    List<ReadResult> parsed =
        ClinicTable.by(map("")).read(Input.standardInput(new ByteArrayInputStream(csv)));
    assertThat(TestReader.findings(parsed)).containsExactly("error TPI-READ-KEY-AGAIN row 4");
    assertThat(parsed.get(2).findings().get(0).message()).contains("was read as the whole visit");
  }

  @Test
  void a_missing_amount_is_reported_if_an_unread_column_may_contain_it() {
    List<ReadResult> parsed =
        ClinicTable.by(
                """
                ignore: [Amt]
                columns: {visit_id: Visit, mrn: Chart, visit_start: Day, sites: Site, injectates: Drug}
                """)
            .read("Visit,Chart,Day,Site,Drug,Amt\n1,7,2024-03-04,trapezius R,lidocaine 1%,3 mL\n");
    assertThat(TestReader.findings(parsed)).contains("warning TPI-READ-AMOUNT-NOT-READ row 2");
  }

  @Test
  void a_repeated_row_is_one_visit_with_or_without_a_map() {
    String row = "V1,1,2024-03-04,trapezius R,lidocaine 1% 2 mL\n";
    String table =
        "visit_id,mrn,visit_start,sites,injectates\n" + row + row + row.replace("V1", "V2");
    String map =
        """
        columns: {visit_id: visit_id, mrn: mrn, visit_start: visit_start, sites: sites,
          injectates: injectates}
        """;
    for (List<ReadResult> parsed : List.of(TestReader.of(table), ClinicTable.by(map).read(table))) {
      assertThat(TestReader.visits(parsed)).extracting(Visit::visitId).containsExactly("V1", "V2");
      assertThat(TestReader.findings(parsed)).contains("warning TPI-READ-ROW-AGAIN row 3");
      assertThat(parsed).hasSize(2);
    }
  }

  @Test
  void a_repeated_last_row_is_reported() {
    List<ReadResult> parsed = TestReader.of(VisitRows.HEADER + VisitRows.GOOD + VisitRows.GOOD);
    assertThat(TestReader.visits(parsed)).hasSize(1);
    assertThat(TestReader.findings(parsed)).contains("warning TPI-READ-ROW-AGAIN row 3");
  }

  @Test
  void a_different_row_with_the_same_visit_id_is_an_error() {
    List<ReadResult> parsed =
        TestReader.of(
            VisitRows.HEADER
                + VisitRows.GOOD
                + VisitRows.GOOD.replace("trapezius R", "trapezius L"));
    assertThat(TestReader.visits(parsed)).hasSize(1);
    assertThat(TestReader.findings(parsed))
        .contains("error TPI-READ-DUPLICATE-VISIT row 3 visit_id");
  }

  @Test
  void a_visit_above_rows_without_visit_patient_and_day_is_rejected() {
    String canonical =
        """
        visit_id,mrn,visit_start,sites,injectates
        1,7,2024-03-04,trapezius R,lidocaine 1% 1 mL
        ,,,rhomboid L,lidocaine 1% 2 mL

        ,,,,triamcinolone 40 mg
        2,8,2024-03-05,trapezius L,lidocaine 1% 3 mL
        """;
    String own =
        """
        Visit,Chart,Day,Site,Drug
        1,7,2024-03-04,trapezius R,lidocaine 1% 1 mL
        ,,,rhomboid L,lidocaine 1% 2 mL

        ,,,,triamcinolone 40 mg
        2,8,2024-03-05,trapezius L,lidocaine 1% 3 mL
        """;
    String columns =
        "columns: {visit_id: Visit, mrn: Chart, visit_start: Day, sites: Site, injectates: Drug}\n";

    assertThat(
            List.of(
                TestReader.of(canonical),
                ClinicTable.by(columns).read(own),
                ClinicTable.by("group-by: [Visit]\n" + columns).read(own)))
        .allSatisfy(
            parsed -> {
              assertThat(TestReader.findings(parsed)).contains("error TPI-READ-ROWS row 2");
              assertThat(TestReader.visits(parsed)).extracting(Visit::visitId).containsExactly("2");
            });
  }

  /** A note may begin with a word that also begins a row with totals. */
  @ParameterizedTest
  @ValueSource(strings = {"Total relief for 2 days", "Mean pain was 4", "Counts as one visit"})
  void a_note_is_not_a_row_with_totals(String note) {
    String table =
        """
        visit_id,mrn,visit_start,sites,injectates,notes
        1,7,2024-03-04,trapezius R,lidocaine 1%% 1 mL,
        ,,,rhomboid L,lidocaine 1%% 2 mL,%s
        """
            .formatted(note);

    assertThat(TestReader.findings(TestReader.of(table))).contains("error TPI-READ-ROWS row 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "group-by: [Visit]\n"})
  void a_short_row_above_a_continuation_is_rejected(String groupBy) {
    String columns =
        "columns: {visit_id: Visit, mrn: Chart, visit_start: Day, sites: Site, injectates: Drug}\n";

    List<ReadResult> parsed =
        ClinicTable.by(groupBy + columns)
            .read("Visit,Chart,Day,Site,Drug\n,,2024-03-04\n,,,rhomboid L,lidocaine 1% 2 mL\n");

    assertThat(TestReader.visits(parsed)).isEmpty();
    assertThat(TestReader.findings(parsed)).contains("error TPI-READ-CELL-COUNT row 2 Site");
  }

  @Test
  void discarded_amounts_are_neither_billed_nor_given() {
    List<ReadResult> parsed =
        ClinicTable.by(
                """
                group-by: [Visit]
                columns: {visit_id: Visit, mrn: Chart, visit_start: Day, sites: Site, \
                billed_drugs: {template: "{Code} x{Units}"}, \
                injectates: {doses: {code: Code, units: Units}}}
                """)
            .read(
                """
                Visit,Chart,Day,Site,Code,Units,Modifier
                1,7,2024-03-04,trapezius R,J3301,4,
                1,7,2024-03-04,trapezius R,J3301,1,JW
                """);
    Visit visit = TestReader.visits(parsed).get(0);
    assertThat(visit.injectates())
        .singleElement()
        .satisfies(drug -> assertThat(drug.doseMg().orElseThrow()).isEqualByComparingTo("40"));
    assertThat(visit.billedDrugs())
        .singleElement()
        .satisfies(drug -> assertThat(drug.units()).isEqualTo(4));
    assertThat(TestReader.findings(parsed)).contains("information TPI-COLUMNS-DISCARDED row 3");
  }

  @Test
  void a_missing_side_is_reported_if_an_unread_column_may_contain_it() {
    assertThat(
            TestReader.findings(
                ClinicTable.by(
                        "columns: {visit_id: Visit, mrn: Chart, visit_start: Day, sites: Site,"
                            + " injectates: Drug}\nignore: [Laterality]\n")
                    .read(
                        """
                        Visit,Chart,Day,Site,Laterality,Drug
                        1,7,2024-03-04,trapezius,R,lidocaine 1% 1 mL
                        2,8,2024-03-04,trapezius,,lidocaine 1% 1 mL
                        3,9,2024-03-04,trapezius L,L,lidocaine 1% 1 mL
                        """)))
        .containsExactly("warning TPI-READ-SIDE-NOT-READ row 2");
  }

  @ParameterizedTest
  @CsvSource({
    "lidocaine 1% 2 mL; lidocaine 1% 2 mL, true",
    "lidocaine 1% 2 mL; lidocaine 20 mg, true",
    "lidocaine 1% 2 mL; lidocaine 1% 3 mL, false",
    "lidocaine 1%; lidocaine 1%, false",
    "lidocaine 1% 2 mL; bupivacaine 1% 2 mL, false"
  })
  void a_drug_that_one_cell_lists_twice_is_reported(String injectates, boolean reported) {
    assertThat(TestReader.findings(TestReader.of(VisitRows.with("injectates", injectates))))
        .filteredOn(finding -> finding.contains("TPI-READ-DRUG-TWICE"))
        .hasSize(reported ? 1 : 0);
  }

  @Test
  void totals_and_signatures_below_a_table_do_not_belong_to_the_last_visit() {
    List<ReadResult> parsed =
        TestReader.of(
            """
            visit_id,mrn,visit_start,sites,injectates,notes
            1,7,2024-03-04,trapezius R,lidocaine 1% 1 mL,
            ,,,Total: 1 site,1 mL,
            ,,,,,Signed by A. Lindqvist
            """);
    assertThat(TestReader.visits(parsed)).extracting(Visit::visitId).containsExactly("1");
  }

  private static List<ReadResult> read(String rows, String table) {
    return ClinicTable.by(map(rows)).read(HEADER + table);
  }

  private static String map(String rows) {
    return """
    group-by: [Visit]
    ignore: [Charge, Line]
    columns:
      visit_id: Visit
      mrn: Chart
      visit_start: Day
      sites: {from: Site%s}
      injectates: {from: Drug%s}
    """
        .formatted(rows, rows);
  }

  private static String written(List<ReadResult> parsed) {
    Visit visit = TestReader.visits(parsed).get(0);
    return String.join("; ", visit.sites().stream().map(RowsOfOneVisitTest::site).toList())
        + " | "
        + String.join("; ", visit.injectates().stream().map(RowsOfOneVisitTest::drug).toList());
  }

  private static String site(InjectionSite site) {
    return site.muscle() + " x" + site.passCount();
  }

  private static String drug(Injectate drug) {
    return drug.drug()
        + " "
        + Optional.of(drug)
            .flatMap(Injectate::doseMg)
            .map(mg -> mg.stripTrailingZeros().toPlainString())
            .orElse("?");
  }
}
