package org.tpibridge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.columnmap.ClinicTable;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.Visit;

/** What determines the technique in each format; a missing drug is not dry needling. */
class TechniqueInFormatsTest {
  private static final String MAP =
      """
      columns:
        visit_id: No
        mrn: Chart
        visit_start: Day
        sites: Muscles
        procedure_code: CPT
        technique: {from: Procedure, style: shorthand}
        injectates: {each: [Drug 1, Drug 2], style: shorthand}
      """;

  /** The technique and the drugs, or the errors; then the other findings. */
  private static String outcome(List<ReadResult> parsed) {
    List<Visit> visits = TestReader.visits(parsed);
    String read =
        visits.isEmpty()
            ? "rejected"
            : visits.get(0).technique() + " " + visits.get(0).injectates().size();
    return read
        + parsed.stream()
            .flatMap(p -> p.findings().stream())
            .map(Finding::code)
            .filter(code -> !code.equals("TPI-READ-UNKNOWN-PROCEDURE"))
            .map(code -> " " + code.replace("TPI-READ-", "").replace("TPI-SHORT-", ""))
            .collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''           | ''    | ''                        | rejected TECHNIQUE
          ''           | 99213 | ''                        | rejected TECHNIQUE
          ''           | ''    | n/a                       | rejected NOT-SPECIFIED TECHNIQUE
          ''           | ''    | -                         | rejected NOT-SPECIFIED TECHNIQUE
          ''           | ''    | unknown                   | rejected NOT-SPECIFIED TECHNIQUE
          ''           | ''    | ?                         | rejected NOT-SPECIFIED TECHNIQUE
          ''           | 20552 | ''                        | INJECTION 0 NO-DRUG
          ''           | 20553 | n/a                       | INJECTION 0 NOT-SPECIFIED NO-DRUG
          injection    | ''    | ''                        | INJECTION 0 NO-DRUG
          ''           | ''    | injection                 | INJECTION 0 NO-DRUG
          ''           | 20560 | ''                        | DRY_NEEDLING 0
          ''           | 20561 | none                      | DRY_NEEDLING 0
          dry needling | ''    | ''                        | DRY_NEEDLING 0
          ''           | ''    | none                      | DRY_NEEDLING 0
          ''           | ''    | dry needling              | DRY_NEEDLING 0
          ''           | ''    | DN                        | DRY_NEEDLING 0
          ''           | ''    | dry needling, no drug     | DRY_NEEDLING 0
          ''           | ''    | no injectate              | DRY_NEEDLING 0
          ''           | ''    | w/o injectate             | DRY_NEEDLING 0
          ''           | 20552 | none                      | rejected TECHNIQUE
          dry needling | 20552 | ''                        | DRY_NEEDLING 0 DRY-NEEDLING
          ''           | 20552 | dry needling              | DRY_NEEDLING 0 DRY-NEEDLING
          injection    | 20560 | ''                        | rejected TECHNIQUE
          injection    | ''    | none                      | rejected TECHNIQUE
          injection    | ''    | dry needling              | rejected TECHNIQUE
          dry needling | ''    | lidocaine 1% 2 mL         | rejected TECHNIQUE
          ''           | ''    | none; lidocaine 1% 2 mL   | rejected TECHNIQUE
          ''           | ''    | none 2 mL                 | rejected INJECTATE
          ''           | 20560 | lidocaine 1% 2 mL         | INJECTION 1 DRY-NEEDLING
          ''           | 20552 | lidocaine 1% 2 mL         | INJECTION 1
          ''           | ''    | lidocaine 1% 2 mL; ?      | INJECTION 1 NOT-SPECIFIED
          """)
  void canonicalCsv(String technique, String code, String injectates, String outcome) {
    assertThat(
            outcome(
                TestReader.of(
                    VisitRows.with(
                        "technique", technique,
                        "procedure_code", code,
                        "injectates", injectates))))
        .isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "notes": "x"                                                | rejected TECHNIQUE
          "injectates": null                                          | rejected TECHNIQUE
          "injectates": []                                            | rejected TECHNIQUE
          "injectates": "none"                                        | DRY_NEEDLING 0
          "injectates": "n/a"                                         | rejected JSON-TYPE
          "injectates": [{"drug": "none"}]                            | rejected INJECTATE
          "injectates": [{"drug": "n/a"}]                             | rejected INJECTATE
          "injectates": [], "procedure_code": "20552"                 | INJECTION 0 NO-DRUG
          "injectates": null, "procedure_code": "20560"               | DRY_NEEDLING 0
          "injectates": "none", "procedure_code": "20552"             | rejected TECHNIQUE
          "injectates": [], "technique": "injection"                  | INJECTION 0 NO-DRUG
          "technique": "dry needling"                                 | DRY_NEEDLING 0
          "technique": "dry needling", "injectates": [{"drug": "lidocaine"}] | rejected TECHNIQUE
          """)
  void json(String members, String outcome) {
    String visit =
        "{\"visit_id\": \"V1\", \"mrn\": \"1\", \"visit_start\": \"2024-03-04\","
            + " \"sites\": [{\"muscle\": \"trapezius\"}], "
            + members
            + "}";
    assertThat(outcome(TestReader.of(visit))).isEqualTo(outcome);
    assertThat(outcome(TestReader.of("[" + visit + "]"))).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ,,,                                 | rejected TECHNIQUE
          20552,,,                            | INJECTION 0 NO-DRUG
          ,Trigger Point Injection 3+,,       | INJECTION 0 NO-DRUG
          ,NDL INSJ W/O NJX 1 OR 2 MUSC,,     | DRY_NEEDLING 0
          ,Dry Needling,,                     | DRY_NEEDLING 0
          ,,none,                             | DRY_NEEDLING 0
          ,,w/o injectate,                    | DRY_NEEDLING 0
          ,,1% lidocaine 2cc,none             | INJECTION 1
          ,,1% lidocaine 2cc,n/a              | INJECTION 1 NOT-SPECIFIED
          ,,1% lidocaine 2cc,dry needling     | rejected TECHNIQUE
          ,,?,                                | rejected NOT-SPECIFIED TECHNIQUE
          """)
  void aMappedTable(String cells, String outcome) {
    String csv =
        "No,Chart,Day,Muscles,CPT,Procedure,Drug 1,Drug 2\nV1,1,2024-03-04,R trapezius," + cells;
    assertThat(
            outcome(
                ClinicTable.by(
                        MAP.replace("sites: Muscles", "sites: {from: Muscles, style: shorthand}"))
                    .read(csv + "\n")))
        .isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          TPI^Trigger point injection^L     ; ''                                                  ; INJECTION 0 NO-DRUG
          DN^Dry needling^L                 ; ''                                                  ; DRY_NEEDLING 0
          PROC^Office procedure^L           ; PR1|1||20553^^C4                                    ; INJECTION 0 NO-DRUG
          PROC^Office procedure^L           ; PR1|1||20561^^C4                                    ; DRY_NEEDLING 0
          PROC^Office procedure^L           ; PR1|1||77^TRIGGER PT INJ^L^20552^^C4                ; INJECTION 0 NO-DRUG
          PROC^Office procedure^L           ; PR1|1||77^^L|Injection, trigger points              ; INJECTION 0 NO-DRUG
          TPI^Trigger point injection^L     ; OBX|2|ST|TPDRUG^Injectate^L||none||||||F            ; rejected TECHNIQUE
          PROC^Office procedure^L           ; OBX|2|ST|TPDRUG^Injectate^L||dry needling||||||F    ; DRY_NEEDLING 0
          PROC^Office procedure^L           ; OBX|2|TX|28570-0^Note^LN||Procedure: trigger point injections||||||F ; INJECTION 0 NO-DRUG
          PROC^Office procedure^L           ; OBX|2|TX|28570-0^Note^LN||TRIGGER POINT INJECTION NOTE||||||F ; INJECTION 0 NO-DRUG
          PROC^Office procedure^L           ; OBX|2|TX|28570-0^Note^LN||No injection was given today.||||||F ; rejected TECHNIQUE
          """)
  void messages(String order, String segment, String outcome) {
    String message =
        String.join(
            "\r",
            "MSH|^~\\&|A|B|C|D|20240304101500||ORU^R01|1|P|2.5.1",
            "PID|1||117^^^^MR",
            "PV1|1|O|||||||||||||||||V1|||||||||||||||||||||||||20240304093000",
            "OBR|1|O1|F1|" + order + "|||20240304093500",
            "OBX|1|ST|TPSITE^Injection sites^L||R trap||||||F",
            segment,
            "");
    assertThat(outcome(TestReader.of(message))).isEqualTo(outcome);
  }

  @Test
  void theErrorNamesTheColumnsToFill() {
    assertThat(TestReader.of(VisitRows.with("injectates", "")).get(0).findings())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("injectates", "none", "technique", "procedure_code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n/a", "unknown", "-", "?", "not recorded", "none"})
  void placeholdersDoNotBecomeFacts(String words) {
    List<ReadResult> parsed =
        TestReader.of(
            VisitRows.with(
                "complications", words,
                "diagnoses", words,
                "location", words,
                "clinician_name", words,
                "goal", words,
                "aftercare", words));
    Visit visit = TestReader.visits(parsed).get(0);
    assertThat(visit.complications()).isEmpty();
    assertThat(visit.diagnoses()).isEmpty();
    assertThat(visit.location()).isEmpty();
    assertThat(visit.clinician()).isEmpty();
    assertThat(visit.goal()).isEmpty();
    assertThat(visit.aftercare()).isEmpty();
    assertThat(visit.notes().isPresent()).isEqualTo(words.equals("none"));
    assertThat(parsed.get(0).findings()).hasSize(6);
  }

  @Test
  void noneWithAComplicationIsAnError() {
    assertThat(
            TestReader.findings(TestReader.of(VisitRows.with("complications", "none; bruising"))))
        .containsExactly("error TPI-READ-CONTRADICTION row 2 complications");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n/a", "-", "?", "unknown", "", "none"})
  void noScoreOrReliefIsReadFromPlaceholders(String words) {
    assertThat(
            TestReader.visits(
                TestReader.of(VisitRows.with("pain_before", words, "relief_percent", words))))
        .allSatisfy(
            visit -> {
              assertThat(visit.pain().before()).isEmpty();
              assertThat(visit.reliefPercent()).isEmpty();
            });
  }
}
