package org.tpibridge.reading.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.TestReader;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitField;

class HostileJsonTest {
  private static final String REST =
      "\"visit_start\":\"2024-03-04\",\"sites\":[{\"muscle\":\"trapezius\"}],"
          + "\"procedure_code\":\"20560\"";

  private static String visit(int number) {
    return "{\"visit_id\":\"V" + number + "\",\"mrn\":\"" + number + "\"," + REST + "}";
  }

  private static String with(String member) {
    return "{\"visit_id\":\"V1\",\"mrn\":\"1\"," + REST + "," + member + "}";
  }

  @Test
  void one_visit_over_several_lines_is_read() {
    String json = visit(1).replace(",", ",\n  ").replace("{\"visit", "{\n\"visit");
    assertThat(TestReader.visits(TestReader.of(json + "\n"))).hasSize(1);
  }

  @Test
  void places_name_line_column_and_pointer() {
    String json = "[\n " + visit(1) + ",\n {\"visit_id\": \"é\",\n\"mrn\":\"1\"," + REST + "}]";
    ReadResult.Read second = (ReadResult.Read) TestReader.of(json).get(1);
    assertThat(second.place()).isEqualTo(new Place.Text("test", 3, 2, "/1"));
    assertThat(second.places().of(VisitField.of(Column.MRN)))
        .contains(new Place.Text("test", 4, 7, "/1/mrn"));
    assertThat(second.places().of(VisitField.of(Column.SITES, 0)))
        .contains(new Place.Text("test", 4, 47, "/1/sites/0"));
    assertThat(second.places().of(VisitField.of(Column.NOTES))).isEmpty();
  }

  @Test
  void only_an_invalid_line_is_rejected() {
    String ndjson = visit(1) + "\n{\"visit_id\":\n\n" + visit(3) + "\nnonsense\n" + visit(5) + "\n";
    List<ReadResult> parsed = TestReader.of(ndjson);
    assertThat(TestReader.visits(parsed))
        .extracting(Visit::visitId)
        .containsExactly("V1", "V3", "V5");
    assertThat(TestReader.findings(parsed))
        .hasSize(2)
        .allMatch(f -> f.startsWith("error TPI-READ-JSON "));
  }

  @Test
  void an_invalid_first_line_does_not_hide_the_others() {
    assertThat(TestReader.visits(TestReader.of("{\"visit_id\":\n" + visit(2) + "\n" + visit(3))))
        .hasSize(2);
  }

  @Test
  void only_an_invalid_element_is_rejected() {
    String json = "[" + visit(1) + ",{\"visit_id\":,},7," + visit(4) + "]";
    List<ReadResult> parsed = TestReader.of(json);
    assertThat(TestReader.visits(parsed)).extracting(Visit::visitId).containsExactly("V1", "V4");
    assertThat(parsed.get(1)).isInstanceOf(ReadResult.Rejected.class);
    assertThat(TestReader.findings(parsed).get(1))
        .startsWith("error TPI-READ-JSON-TYPE")
        .endsWith("/2");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          cut off in a visit   | [VISIT,{"visit_id":
          truncated after one  | [VISIT
          a comma missing      | [VISIT VISIT]
          a mark missing       | [VISIT,{"visit_id:"V2"}]
          text after the end   | [VISIT] x
          two commas           | [VISIT,,VISIT]
          """)
  void visits_before_the_end_of_a_truncated_array_are_read(String name, String json) {
    List<ReadResult> parsed = TestReader.of(json.replace("VISIT", visit(1)));
    assertThat(TestReader.visits(parsed)).hasSize(1);
    assertThat(parsed.get(parsed.size() - 1)).isInstanceOf(ReadResult.Unreadable.class);
    assertThat(TestReader.findings(parsed))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("error TPI-READ-JSON 1:");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "pain_before":"7"                          | error TPI-READ-JSON-TYPE 1:127 /pain_before
          "pain_before":1e999999999                  | error TPI-READ-NUMBER 1:127 /pain_before
          "pain_before":7.5                          | error TPI-READ-PAIN 1:127 /pain_before
          "twitch":"yes"                             | error TPI-READ-JSON-TYPE 1:122 /twitch
          "notes":7                                  | error TPI-READ-JSON-TYPE 1:121 /notes
          "notes":"\\ud800"                          | error TPI-READ-CONTROL-CHARACTER 1:121 /notes
          "mrn":"2"                                  | error TPI-READ-DOUBLED-PROPERTY 1:119 /mrn
          "notez":"x"                                | warning TPI-READ-UNKNOWN-PROPERTY 1:121 /notez
          "injectates":{}                            | error TPI-READ-JSON-TYPE 1:126 /injectates
          "injectates":[{"strength":{}}]             | error TPI-READ-MISSING
          "injectates":[{"drug":"lidocaine","volume_ml":0}]  | error TPI-READ-NUMBER 1:159 /injectates/0/volume_ml
          "injectates":[{"drug":"lidocaine","volume":2}]     | warning TPI-READ-UNKNOWN-PROPERTY 1:156 /injectates/0/volume
          "billed_drugs":[{"code":"3301","units":4}] | error TPI-READ-BILLED-DRUG 1:137 /billed_drugs/0/code
          "billed_drugs":[{"code":"J3301"}]          | error TPI-READ-MISSING 1:129 /billed_drugs/0
          "diagnoses":["M79.18"]                     | error TPI-READ-JSON-TYPE 1:126 /diagnoses/0
          "diagnoses":[{}]                           | error TPI-READ-MISSING 1:126 /diagnoses/0
          "pain_later":[{"after":"2 days","score":3}] | error TPI-READ-SPAN 1:136 /pain_later/0/after
          "complications":[7]                        | error TPI-READ-JSON-TYPE 1:130 /complications/0
          "x":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]   | error TPI-READ-JSON
          """)
  void a_wrong_member_is_reported_at_its_place(String member, String finding) {
    List<String> findings = TestReader.findings(TestReader.of(with(member)));
    assertThat(findings).first().asString().startsWith(finding);
  }

  @Test
  void an_empty_array_contains_no_visits() {
    assertThat(TestReader.findings(TestReader.of("[ ]")))
        .containsExactly("information TPI-READ-NO-VISITS whole");
  }

  @Test
  void a_line_that_is_too_long_is_rejected_and_the_next_is_read() {
    String ndjson = visit(1) + "\n{\"x\":\"" + "y".repeat(2 << 20) + "\n" + visit(3) + "\n";
    List<ReadResult> parsed = TestReader.of(ndjson);
    assertThat(TestReader.visits(parsed)).hasSize(2);
    assertThat(TestReader.findings(parsed)).containsExactly("error TPI-READ-TOO-LONG 2:1");
  }
}
