package org.tpibridge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.Visit;

/** Visit ids and MRNs are read by the same rules in every format. */
class IdentifiersInFormatsTest {

  enum Form {
    CSV {
      @Override
      String visit(String visitId, String mrn) {
        return "visit_id,mrn,visit_start,sites,injectates\n%s,%s,2024-03-04,trapezius R,none\n"
            .formatted(visitId, mrn);
      }
    },
    JSON {
      @Override
      String visit(String visitId, String mrn) {
        return """
        {"visit_id": "%s", "mrn": "%s", "visit_start": "2024-03-04",
         "sites": [{"muscle": "trapezius", "side": "right"}],
         "injectates": [{"drug": "lidocaine", "volume_ml": 2}]}\
        """
            .formatted(visitId, mrn);
      }
    },
    HL7 {
      @Override
      String visit(String visitId, String mrn) {
        return message("PID|1||%s^^^^MR".formatted(mrn), visitId);
      }
    };

    abstract String visit(String visitId, String mrn);
  }

  private static String message(String pid, String visitId) {
    return String.join(
        "\r",
        "MSH|^~\\&|A|B|C|D|20240304101500||ORU^R01|1|P|2.5.1",
        pid,
        "PV1|1|O|||||||||||||||||" + visitId + "|||||||||||||||||||||||||20240304093000",
        "OBR|1|O1|F1|TPI^Trigger point injection^L|||20240304093500",
        "OBX|1|ST|TPSITE^Injection sites^L||R trap||||||F",
        "OBX|2|ST|TPDRUG^Injectate^L||1% lidocaine 4cc||||||F",
        "");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void a_placeholder_rejects_the_visit(Form form) {
    assertThat(TestReader.findings(TestReader.of(form.visit("V1", "NULL"))))
        .anyMatch(f -> f.startsWith("error TPI-READ-ID-PLACEHOLDER"));
    assertThat(TestReader.findings(TestReader.of(form.visit("#N/A", "117"))))
        .anyMatch(f -> f.startsWith("error TPI-READ-ID-PLACEHOLDER"));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void a_damaged_number_rejects_the_visit(Form form) {
    List<ReadResult> parsed = TestReader.of(form.visit("1.2E+05", "117"));
    assertThat(TestReader.visits(parsed)).isEmpty();
    assertThat(TestReader.findings(parsed))
        .anyMatch(f -> f.startsWith("error TPI-READ-ID-DAMAGED"));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void invisible_characters_are_removed_and_reported(Form form) {
    List<ReadResult> parsed = TestReader.of(form.visit("V\u20111", "\uff11\uff11\uff17"));
    assertThat(TestReader.visits(parsed))
        .extracting(Visit::visitId, v -> v.patient().mrn())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("V-1", "117"));
    assertThat(TestReader.findings(parsed))
        .filteredOn(f -> f.startsWith("information TPI-READ-ID-NORMALIZED"))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NULL^^^NLD^MR~2759^^^ZZV^PI",
        "\"\"^^^NLD^MR~2759^^^ZZV^PI~\"\"^^^X^PPN",
        "0^^^A^MR~2759^^^A^MR",
        "unknown^^^^PI~2759"
      })
  void a_repetition_without_a_valid_identifier_is_skipped(String ids) {
    assertThat(TestReader.visits(TestReader.of(message("PID|1||" + ids, "V1"))))
        .extracting(v -> v.patient().mrn())
        .containsExactly("2759");
  }

  @Test
  void the_external_id_is_read_if_no_other_identifier_is_valid() {
    assertThat(TestReader.visits(TestReader.of(message("PID|1|2759|NULL^^^A^MR", "V1"))))
        .extracting(v -> v.patient().mrn())
        .containsExactly("2759");
  }

  @Test
  void an_account_is_read_if_the_visit_number_is_not_valid() {
    String pid = "PID|1||117^^^^MR|||||||||||||||ACC7";
    assertThat(TestReader.visits(TestReader.of(message(pid, "NULL"))))
        .singleElement()
        .satisfies(visit -> assertThat(visit.visitId()).startsWith("ACC7"));
  }

  @Test
  void two_visits_with_the_same_normalized_id_are_duplicates() {
    List<ReadResult> parsed =
        TestReader.of(
            """
            visit_id,mrn,visit_start,sites,injectates
            A-1,117,2024-03-04,trapezius R,none
            A\u20111,118,2024-03-05,trapezius R,none
            """);
    assertThat(TestReader.visits(parsed)).hasSize(1);
    assertThat(TestReader.findings(parsed))
        .containsExactly(
            "error TPI-READ-DUPLICATE-VISIT row 3 visit_id",
            "information TPI-READ-ID-NORMALIZED row 3 visit_id");
  }

  @Test
  void ids_that_differ_only_in_case_are_a_warning() {
    List<ReadResult> parsed =
        TestReader.of(
            """
            visit_id,mrn,visit_start,sites,injectates
            e1,117a,2024-03-04,trapezius R,none
            E1,117A,2024-03-05,trapezius R,none
            E2,117A,2024-03-06,trapezius R,none
            E1,117A,2024-03-07,trapezius R,none
            """);
    assertThat(TestReader.visits(parsed))
        .extracting(Visit::visitId)
        .containsExactly("e1", "E1", "E2");
    assertThat(TestReader.findings(parsed))
        .containsExactly(
            "warning TPI-READ-ID-ALIKE row 3 visit_id",
            "warning TPI-READ-ID-ALIKE row 3 mrn",
            "error TPI-READ-DUPLICATE-VISIT row 5 visit_id");
  }

  @Test
  void two_spellings_of_one_mrn_are_a_warning() {
    List<ReadResult> parsed =
        TestReader.of(
            """
            visit_id,mrn,visit_start,sites,injectates
            1,A-7,2024-03-04,trapezius R,none
            2,A\u20117,2024-03-05,trapezius R,none
            """);
    assertThat(TestReader.visits(parsed)).extracting(v -> v.patient().mrn()).containsOnly("A-7");
    assertThat(TestReader.findings(parsed)).contains("warning TPI-READ-ID-ALIKE row 3 mrn");
  }

  @Test
  void mrns_that_differ_only_in_leading_zeros_are_a_warning() {
    List<ReadResult> parsed =
        TestReader.of(
            """
            visit_id,mrn,visit_start,sites,injectates
            1,00117,2024-03-04,trapezius R,none
            01,117,2024-03-05,trapezius R,none
            """);
    assertThat(TestReader.visits(parsed))
        .extracting(v -> v.patient().mrn())
        .containsExactly("00117", "117");
    assertThat(TestReader.findings(parsed)).containsExactly("warning TPI-READ-ID-ALIKE row 3 mrn");
  }

  @Test
  void two_visit_ids_with_one_patient_and_start_are_a_warning() {
    List<ReadResult> parsed =
        TestReader.of(
            """
            visit_id,mrn,visit_start,sites,injectates
            1,117,2024-03-04T09:30-05:00,trapezius R,none
            2,117,2024-03-04T14:30Z,trapezius R,none
            3,118,2024-03-04T14:30Z,trapezius R,none
            4,118,2024-03-04,trapezius R,none
            5,118,2024-03-04,trapezius R,none
            """);
    assertThat(TestReader.visits(parsed)).hasSize(5);
    assertThat(TestReader.findings(parsed))
        .containsExactly(
            "warning TPI-READ-SAME-START row 3 visit_start",
            "warning TPI-READ-SAME-START row 6 visit_start");
  }
}
