package org.tpibridge.reading.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.TestReader;
import org.tpibridge.reading.VisitRows;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;

/** Tests line breaks, escapes, coded triples and offsets of HL7 v2, as senders write them. */
class WordsInMessagesTest {
  private static final String HEAD =
      "MSH|^~\\&|A|B|C|D|20240304101500||ORU^R01|1|P|2.5.1\rPID|1||117^^^^MR\r"
          + "PV1|1|O|||||||||||||||||V1|||||||||||||||||||||||||20240304093000\r";
  private static final String SITES = "OBX|1|ST|TPSITE^Injection sites^L||R trap||||||F\r";
  private static final String DRUG = "OBX|2|ST|TPDRUG^Injectate^L||1% lidocaine 4cc||||||F\r";

  private static List<ReadResult> note(String text) {
    return TestReader.of(HEAD + "OBX|1|TX|28570-0^Note^LN||" + text + "||||||F\r");
  }

  private static List<String> codes(List<ReadResult> parsed) {
    return parsed.stream().flatMap(p -> p.findings().stream()).map(Finding::code).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u000b",
        "\f",
        "\u2028",
        "\r",
        "\n",
        "\r\n",
        "\\.br\\",
        "\\.BR\\",
        "\\.sp\\",
        "\\.sp2\\",
        "\\.ce\\",
        "\\X0D\\",
        "\\X0A\\",
        "\\X0D0A\\",
        "\\X000d\\",
        "\\X000D000A\\",
        "\\x0d0a\\",
        "\\X0B\\"
      })
  void everyWayToEndALineIsALineBreak(String lineBreak) {
    List<ReadResult> parsed = note("Sites: R trap" + lineBreak + "Injectate: 1% lidocaine 4cc");
    Visit visit = TestReader.visits(parsed).get(0);
    assertThat(visit.sites()).hasSize(1);
    assertThat(visit.injectates()).extracting(Injectate::drug).containsExactly("lidocaine");
    assertThat(visit.notes()).contains("Sites: R trap\nInjectate: 1% lidocaine 4cc");
    assertThat(codes(parsed)).isEmpty();
  }

  @Test
  void aVerticalTabStillStartsAnMllpBlock() {
    String message = HEAD + SITES + DRUG;
    assertThat(
            TestReader.visits(
                TestReader.of(
                    "\u000b"
                        + message
                        + "\u001c\r\u000b"
                        + message.replace("|V1|", "|V2|")
                        + "\u001c")))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"caf\\XC3A9\\,café", "caf\\X00E9\\,café", "caf\\XE9\\,café", "a\\Xzz\\b,a\\Xzz\\b"})
  void bytesAreInTheMessagesCharacterSet(String written, String read) {
    List<ReadResult> parsed =
        note("Sites: R trap\\.br\\Injectate: 1% lidocaine 4cc\\.br\\" + written);
    assertThat(TestReader.visits(parsed).get(0).notes().orElseThrow()).endsWith("\n" + read);
  }

  @Test
  void verticalTabsInCellsAndStringsAreLineBreaks() {
    assertThat(
            TestReader.visits(TestReader.of(VisitRows.with("notes", "one\u000btwo")))
                .get(0)
                .notes())
        .contains("one\ntwo");
    String json =
        "{\"visit_id\": \"V1\", \"mrn\": \"1\", \"visit_start\": \"2024-03-04\", \"injectates\":"
            + " \"none\", \"sites\": [{\"muscle\": \"trapezius\"}], \"notes\": \"one\\u000btwo\"}";
    assertThat(TestReader.visits(TestReader.of(json)).get(0).notes()).contains("one\ntwo");
  }

  @Test
  void aLineOfATextThatOnlyLooksLikeASegmentIsText() {
    List<ReadResult> parsed = note("Sites: R trap\rMED|DOSE\rInjectate: 1% lidocaine 4cc");
    assertThat(codes(parsed)).containsExactly("TPI-HL7-LINE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PID|1||999^^^^MR||Other^Name",
        "PV1|1|O|||||||||||||||||V9",
        "OBX|1|ST|TPDRUG^Injectate^L||40mg Kenalog||||||F"
      })
  void aLineThatWouldBeASecondOfItsKindRejectsTheVisit(String line) {
    List<ReadResult> parsed =
        TestReader.of(
            HEAD
                + "OBX|1|TX|28570-0^Note^LN||Sites: R trap\r"
                + line
                + "\rOBX|2|ST|TPDRUG^Injectate^L||1% lidocaine 4cc||||||F\r");
    assertThat(TestReader.visits(parsed)).isEmpty();
    assertThat(parsed.get(0).findings())
        .anySatisfy(
            f -> {
              assertThat(f.code()).isEqualTo("TPI-HL7-BROKEN");
              assertThat(f.place().orElseThrow().locationInSource()).contains("OBX").contains("-5");
            });
  }

  @Test
  void aLineAfterACompleteSegmentIsReadAsANoteAndReported() {
    List<ReadResult> parsed = TestReader.of(HEAD + SITES + DRUG + "patient tolerated it well\r");
    assertThat(TestReader.visits(parsed).get(0).notes()).contains("patient tolerated it well");
    assertThat(codes(parsed)).containsExactly("TPI-HL7-LINE");
  }

  @Test
  void aLineThatStartsLikeMshIsNoMessage() {
    assertThat(note("Sites: R trap\rMSH: none\rInjectate: 1% lidocaine 4cc")).hasSize(1);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          47654^Myofascial pain^IMO^M79.18^Myalgia, other site^I10C         ; M79.18 Myalgia, other site
          M7918^Myalgia^I10^47654^Myofascial pain^IMO                       ; M79.18 Myalgia
          47654^Myofascial pain^IMO^1^x^L^^^^M79.18^Myalgia^ICD-10-CM       ; M79.18 Myalgia
          729.1^Myalgia^I9C^M79.18^Myalgia, other^I10C                      ; M79.18 Myalgia, other
          47654^Myofascial pain^IMO^M79.18^^2.16.840.1.113883.6.90          ; M79.18 Myofascial pain
          47654^Myofascial pain^IMO                                         ; - Myofascial pain (IMO 47654)
          203095000^Myofascial pain^SCT                                     ; - Myofascial pain (SCT 203095000)
          57676002^Joint pain^SCT^99^^L                                     ; - Joint pain (SCT 57676002)
          203095000^^SCT                                                    ; - SCT 203095000
          M79.18^Neck & shoulder pain^I10                                   ; M79.18 Neck & shoulder pain
          M7918                                                             ; M79.18
          ^Jaw pain                                                         ; - Jaw pain
          """)
  void aDiagnosisIsTheCodeOfItsSystem(String field, String expected) {
    for (String segment :
        List.of(
            "DG1|1||" + field,
            "FT1|1|||20240304||CG|20552||||||||||||" + field,
            "OBX|9|CWE|DX^Diagnosis^L||" + field + "||||||F")) {
      List<Visit> visits = TestReader.visits(TestReader.of(HEAD + segment + "\r" + SITES + DRUG));
      assertThat(visits).as(segment).hasSize(1);
      assertThat(visits.get(0).diagnoses())
          .as(segment)
          .singleElement()
          .extracting(
              d -> (d.code().map(c -> c.value()).orElse("-") + " " + d.text().orElse("")).strip())
          .isEqualTo(expected);
    }
  }

  @Test
  void twoCodesOfOneSystemInOneFieldAreReported() {
    assertThat(
            codes(
                TestReader.of(HEAD + "DG1|1||M79.18^Myalgia^I10^M54.2^Neck^I10\r" + SITES + DRUG)))
        .containsExactly("TPI-HL7-CODES");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "20552^^C4,20552",
    "TPI1^Local^L^20552^^C4,20552",
    "1^a^L^2^b^L^^^^20553^^C4,20553",
    "20552:59^^C4,20552"
  })
  void aProcedureIsTheCodeOfItsSystem(String field, String code) {
    assertThat(TestReader.visits(TestReader.of(HEAD + "PR1|1||" + field + "\r" + SITES + DRUG)))
        .singleElement()
        .extracting(v -> v.procedureCode().orElse(""))
        .isEqualTo(code);
  }

  @Test
  void twoProcedureCodesInOneFieldAreAConflict() {
    assertThat(
            TestReader.visits(TestReader.of(HEAD + "PR1|1||20552^^C4^20553^^C4\r" + SITES + DRUG)))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "20240304093000-06,2024-03-04T09:30-06:00",
    "20240304093000-0600,2024-03-04T09:30-06:00",
    "20240304093000+0530,2024-03-04T09:30+05:30",
    "20240304093000Z,2024-03-04T09:30Z",
    "20240304093000-9900,",
    "20240304093000+1500,",
    "20240304093000+0517,"
  })
  void offsetsOfMessages(String written, String read) {
    List<Visit> visits =
        TestReader.visits(TestReader.of(HEAD.replace("20240304093000", written) + SITES + DRUG));
    check(visits, read);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2024-03-04T09:30:00-06,2024-03-04T09:30-06:00",
    "2024-03-04T09:30-0600,2024-03-04T09:30-06:00",
    "2024-03-04T09:30+05:30,2024-03-04T09:30+05:30",
    "2024-03-04T09:30Z,2024-03-04T09:30Z",
    "2024-03-04T09:30+15,",
    "2024-03-04T09:30-99:00,",
    "2024-03-04T09:30+05:17,"
  })
  void offsetsOfTables(String written, String read) {
    check(TestReader.visits(TestReader.of(VisitRows.with("visit_start", written))), read);
  }

  private static void check(List<Visit> visits, String read) {
    assertThat(visits).hasSize(read == null ? 0 : 1);
    assertThat(visits)
        .allSatisfy(v -> assertThat(((VisitTime.AtTime) v.start()).time()).hasToString(read));
  }
}
