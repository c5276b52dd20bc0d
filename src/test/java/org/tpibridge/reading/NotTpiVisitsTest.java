package org.tpibridge.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/** Which messages and rows are trigger point injection visits, and which are left out. */
class NotTpiVisitsTest {
  private static final Path OTHERS = Path.of("src/test/resources/hl7-not-tpi");

  static Stream<Path> others() throws IOException {
    try (Stream<Path> files = Files.list(OTHERS)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("others")
  void a_message_about_something_else_is_left_out_without_a_warning(Path file) throws IOException {
    List<ReadResult> parsed = read(Files.readString(file));

    assertThat(parsed).singleElement().isInstanceOf(ReadResult.NotTpiVisit.class);
    assertThat(parsed.get(0).findings())
        .extracting(Finding::severity)
        .allMatch(severity -> severity == Severity.INFORMATION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OBR|1|||20552^Trigger point inj^C4",
        "OBR|1|||X1^Procedure^L^20553^TPI^C4",
        "OBR|1|||TPI^Trigger point injection^L",
        "OBR|1|||X1^Injection^L" + "||||||||||||||||||||||||||||||||||||||||20552^^C4",
        "OBR|1|||DN^Dry needling, 1-2 muscles^L",
        "PR1|1|C4|20561^^C4||20240304",
        "PR1|1||X9^^L|Trigger pt injection|20240304",
        "FT1|1|||20240304||CG|20552|||1",
        "FT1|1|||20240304||CG|X^Trigger point injection^L|||1",
        "OBX|1|TX|P^Procedure^L||TRIGGER POINT INJECTIONS, 3 MUSCLES",
        "OBX|1|TX|P^Procedure^L||Procedure coded as CPT 20553.",
        "OBX|1|ST|S^Injection sites^L||R trapezius",
        "OBX|1|CWE|P^Procedure performed^L||20552^TPI^C4",
        "NTE|1||Trigger points in both trapezius muscles were injected.",
        "TXA|1|TPI^Trigger point injection note|TX",
        "OBX|1|TX|N^Note^L||Patient declined sedation; trigger point injections were performed."
      })
  void any_sign_makes_a_message_part_of_a_visit(String segment) {
    assertThat(read(oru(segment))).singleElement().isInstanceOf(ReadResult.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Trigger point injection declined.",
        "Patient refuses TPI today.",
        "Trigger point injections were not performed because of a rash.",
        "TPI canceled.",
        "Trigger point injections are scheduled for 3/18.",
        "Return for trigger point injections.",
        "Consider trigger point injection if no relief.",
        "History of trigger point injections.",
        "Prior TPI helped for 2 months.",
        "No trigger points on examination.",
        "Denies previous dry needling.",
        "Would benefit from trigger point injections.",
        "Tender trigger points in the left trapezius."
      })
  void a_mention_is_not_a_visit_and_is_counted(String text) {
    assertThat(read(oru("OBX|1|TX|N^Note^L||" + text)))
        .singleElement()
        .isInstanceOfSatisfying(
            ReadResult.NotTpiVisit.class,
            left -> {
              assertThat(left.what().reason()).contains("not as performed");
              assertThat(left.findings())
                  .extracting(Finding::code)
                  .containsExactly("TPI-HL7-MENTIONED");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Trigger point injection was declined.",
        "Procedure was not performed.",
        "Procedure status: canceled."
      })
  void a_visit_whose_text_states_that_nothing_was_done_is_rejected(String text) {
    String note = "Sites: R trap\\.br\\Injectate: 1% lidocaine 4cc\\.br\\" + text;

    assertThat(codes(read(oru("OBX|1|FT|28570-0^Note^LN||" + note))))
        .contains("error TPI-HL7-NOT-PERFORMED");
    assertThat(codes(read(oru("PR1|1||20552^^C4||20240304\rOBX|1|FT|28570-0^Note^LN||" + note))))
        .contains("warning TPI-HL7-NOT-PERFORMED")
        .noneMatch(code -> code.startsWith("error"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lidocaine 1 %|^Right trapezius|Read",
        "Bupivacaine 0.25 %|^gluteus medius R|Read",
        "Kenalog 40 mg/mL|^Left levator scapulae|Read",
        "Lidocaine 1 %|^Left gluteus medius|Rejected",
        "Lidocaine 1 %||Rejected",
        "Unlisted drug|^Right trapezius|Rejected",
        "Ketorolac 30 mg|^Left deltoid|NotTpiVisit",
        "Kenalog 40 mg/mL|^Right gluteus maximus|NotTpiVisit",
        "Influenza vaccine|^Left deltoid|NotTpiVisit",
        "Botulinum toxin A|^Right trapezius|NotTpiVisit"
      })
  void an_administration_is_a_sign_by_its_drug_and_its_muscle(
      String drug, String site, String result) {
    String message =
        head("RAS^O17")
            + "RXA|0|1|20240304094500||1^"
            + drug
            + "^L|2|mL|||||||||||||CP\rRXR|IM|"
            + (site == null ? "" : site)
            + "\r";

    assertThat(read(message).get(0).getClass().getSimpleName()).isEqualTo(result);
  }

  @Test
  void a_score_that_arrives_before_the_procedure_belongs_to_the_visit() {
    String score = oru("OBX|1|NM|72514-3^Pain before^LN||7");
    String lab = labOfTheVisit();

    List<ReadResult> parsed = read(score + lab + tpi());

    assertThat(parsed).hasSize(1);
    Visit visit = ((ReadResult.Read) parsed.get(0)).visit();
    assertThat(visit.pain().before().orElseThrow()).isEqualByComparingTo("7");
  }

  /** A lab result with the number of the same visit. */
  private static String labOfTheVisit() {
    return oru("OBR|1|||58410-2^CBC^LN\rOBX|1|NM|718-7^Hemoglobin^LN||13.5|g/dL");
  }

  @Test
  void messages_that_were_left_out_too_long_before_their_visit_are_reported() {
    StringBuilder many = new StringBuilder(oru("OBX|1|NM|72514-3^Pain before^LN||7"));
    for (int i = 0; i < 1_001; i++) {
      many.append(head("ORU^R01").replace("V-1", "L-" + i)).append("OBR|1|||1^CBC^L\r");
    }

    assertThat(codes(read(many + tpi()))).contains("warning TPI-READ-LEFT-OUT-EARLIER");
  }

  @Test
  void messages_that_come_too_long_after_their_visit_are_rejected_and_not_left_out() {
    StringBuilder many = new StringBuilder(tpi());
    for (int i = 0; i < 1_001; i++) {
      many.append(head("ORU^R01").replace("V-1", "L-" + i)).append("OBR|1|||1^CBC^L\r");
    }

    assertThat(codes(read(many + oru("OBX|1|NM|72514-3^Pain before^LN||7"))))
        .contains("error TPI-READ-DUPLICATE-VISIT");
  }

  @Test
  void a_clinic_can_add_signals(@TempDir Path folder) throws IOException {
    Path map =
        Files.writeString(
            folder.resolve("segments.yaml"),
            "signals: {codes: [CHG-4711], words: [myofascial needling], not_performed:"
                + " [entfallen]}");
    SegmentMap segments = SegmentMap.read(map).map().orElseThrow();

    assertThat(read(oru("PR1|1||CHG-4711^^L||20240304"), segments))
        .singleElement()
        .isInstanceOf(ReadResult.Rejected.class);
    assertThat(read(oru("OBR|1|||1^Myofascial needling^L"), segments))
        .singleElement()
        .isInstanceOf(ReadResult.Rejected.class);
    assertThat(read(oru("OBX|1|TX|N^Note^L||TPI entfallen"), segments))
        .singleElement()
        .isInstanceOf(ReadResult.NotTpiVisit.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Pain: 3/10|none|none",
        "Pain score: 4|none|none",
        "VAS: 6|none|none",
        "Pain level (0-10): 4|none|none",
        "Pain: 7/10 before, 3/10 after|7|3",
        "Pain: pre 8 post 3|8|3",
        "Pain: 8→3|8|3",
        "Pre-procedure pain: 8/10|8|none",
        "Pain after: 2|none|2"
      })
  void a_score_in_a_note_is_before_or_after_only_if_the_note_states_it(
      String line, String before, String after) {
    String note = "Sites: R trap\\.br\\Injectate: 1% lidocaine 4cc\\.br\\" + line;
    List<ReadResult> parsed = read(oru("OBX|1|FT|28570-0^Note^LN||" + note));

    Visit visit = ((ReadResult.Read) parsed.get(0)).visit();
    assertThat(visit.pain().before().map(Object::toString).orElse("none")).isEqualTo(before);
    assertThat(visit.pain().after().map(Object::toString).orElse("none")).isEqualTo(after);
    assertThat(visit.notes().orElseThrow()).contains(line);
    assertThat(codes(parsed).contains("warning TPI-HL7-PHASE"))
        .isEqualTo(before.equals("none") && after.equals("none"));
  }

  @Test
  void a_procedure_in_a_message_that_is_not_read_is_a_warning() {
    assertThat(codes(read(head("ADT^A08") + "PR1|1|C4|20552^TPI^C4||20240304\r")))
        .contains("warning TPI-HL7-NOT-READ");
    assertThat(codes(read(head("ADT^A44")))).contains("warning TPI-HL7-IDENTITY");
    assertThat(codes(read(head("ADT^A40")))).contains("warning TPI-HL7-IDENTITY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A18", "A30", "A34", "A36", "A39", "A40", "A46", "A47"})
  void a_merge_names_both_numbers(String event) {
    String other = "MRG|999^^^EPI^AN~200^^^EPI^MR\r";

    assertThat(read(head("ADT^" + event) + other))
        .singleElement()
        .isInstanceOfSatisfying(
            ReadResult.MergedPatients.class,
            merge -> {
              assertThat(merge.retired()).isEqualTo("200");
              assertThat(merge.surviving()).isEqualTo("100");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "99213||NotTpiVisit",
        "99213-25|Blood pressure|NotTpiVisit",
        "20610||NotTpiVisit",
        "99213|R trap injected|Rejected",
        "20552||Rejected",
        "J3301||Rejected",
        "||Rejected"
      })
  void a_row_is_left_out_only_if_it_is_clearly_about_something_else(
      String code, String notes, String result) {
    String csv =
        "visit_id,mrn,visit_start,procedure_code,sites,injectates,notes\nV-1,100,2024-03-04,"
            + (code == null ? "" : code)
            + ",,,"
            + (notes == null ? "" : notes)
            + "\n";

    assertThat(read(csv).get(0).getClass().getSimpleName()).isEqualTo(result);
  }

  private static String head(String type) {
    return "MSH|^~\\&|A|B|TPI|C|20240304101500-0600||"
        + type
        + "|1|P|2.5.1\rPID|1||100^^^EPI^MR||Example^Pat||19700101|F\r"
        + "PV1|1|O|||||||||||||||||V-1|||||||||||||||||||||||||20240304093000\r";
  }

  private static String oru(String segments) {
    return head("ORU^R01") + segments + "\r";
  }

  private static String tpi() {
    return oru(
        "OBR|1|||TPI^Trigger point injection^L\rOBX|1|ST|S^Injection sites^L||R trap\r"
            + "OBX|2|ST|D^Injectate^L||1% lidocaine 4cc");
  }

  private static List<String> codes(List<ReadResult> parsed) {
    return parsed.stream()
        .flatMap(p -> p.findings().stream())
        .map(f -> f.severity().label() + " " + f.code())
        .toList();
  }

  private static List<ReadResult> read(String text) {
    return read(text, SegmentMap.none());
  }

  private static List<ReadResult> read(String text, SegmentMap segments) {
    VisitReader reader =
        new VisitReader(Terminology.builtIn(), ZoneOffset.UTC, Optional.empty(), segments);
    Input input = new Input("test", () -> new ByteArrayInputStream(text.getBytes(UTF_8)));
    try (Stream<ReadResult> parsed = reader.read(input)) {
      return parsed.toList();
    }
  }
}
