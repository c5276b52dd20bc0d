package org.tpibridge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.Visit;

/** Cells as offices write them, with their findings and suggestions. */
class CellsTest {

  @ParameterizedTest(name = "{0} \"{1}\" is {2}, suggesting {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          visit_start    | 2024-02-30                 | error DATE               |
          visit_start    | 03/04/2024                 | error DATE               |
          visit_start    | 14/03/2024                 | error DATE               | 2024-03-14
          visit_start    | 2024-03-04 09:30           | error DATE               | 2024-03-04T09:30
          visit_start    | 1024-03-04                 | error DATE               |
          visit_start    | 2024-03-04T24:00           | error DATE               |
          visit_start    | 2024-03-10T02:30           | error TIME-GAP           | 2024-03-10T02:30-05:00
          visit_start    | 2024-11-03T01:30           | information TIME-OVERLAP |
          visit_end      | 2024-03-03                 | error DATE-ORDER         |
          birth_date     | 2024-03-05                 | error DATE-ORDER         |
          birth_date     | 02/29/1980                 | error DATE               | 1980-02-29
          sex            | female                     | error WORD               | F
          sex            | x                          | error WORD               |
          weight_kg      | 70,5                       | error NUMBER             | 70.5
          weight_kg      | 70 kg                      | error NUMBER             | 70
          weight_kg      | 0                          | error NUMBER             |
          weight_kg      | 1e999999999                | error NUMBER             |
          weight_kg      | -70                        | error NUMBER             |
          clinician_npi  | 1234567890                 | error NPI                |
          procedure_code | 20553-59                   | error PROCEDURE          | 20553
          procedure_code | injection                  | error PROCEDURE          |
          procedure_code | 99213                      | warning UNKNOWN-PROCEDURE |
          procedure_code | 20560                      | warning DRY-NEEDLING     |
          billed_drugs   | J3301                      | error BILLED-DRUG        | J3301 x1
          billed_drugs   | j3301 4                    | error BILLED-DRUG        | J3301 x4
          billed_drugs   | J3301 x0                   | error BILLED-DRUG        |
          sites          | R trapezius                | error SITE               | trapezius R
          sites          | trapezius R, rhomboid L    | error SITE               | trapezius R; rhomboid L
          sites          | R                          | error SITE               |
          sites          | trapezius R x100           | error SITE               |
          sites          | trapezius R; trapezius R   | warning SITE-TWICE       |
          sites          | ;                          | error MISSING            |
          guidance       | US                         | error WORD               | ultrasound
          injectates     | lidocaine 1% 2 cc          | error UNIT               | 2 mL
          injectates     | dexamethasone 400 mcg      | error UNIT               | 0.400 mg
          injectates     | lidocaine 2                | error UNIT               |
          injectates     | lidocaine 1,5% 2 mL        | error NUMBER             | 1.5
          injectates     | lidocaine 0% 2 mL          | error NUMBER             |
          injectates     | 1% lidocaine 2 mL          | error INJECTATE          | lidocaine 1% 2 mL
          injectates     | lidocaine 1% 2 mL 3 mL     | error INJECTATE          |
          injectates     | lidocaine 1% 2 mL plain    | error INJECTATE          |
          injectates     | lidocaine -2 mL            | error INJECTATE          |
          injectates     | lidocaine .5 mL            | error INJECTATE          |
          injectates     | lidocaine (1%)             | error INJECTATE          |
          injectates     | lidocaine ~2 mL            | error INJECTATE          |
          injectates     | lidocaine NULL NULL mL     | error INJECTATE          |
          injectates     | lidocaine mL               | error INJECTATE          |
          injectates     | lidocaine with epinephrine 1:5 | error INJECTATE      | with epinephrine 1:100000
          pain_scale     | 0-10                       | error WORD               |
          pain_before    | 7/10                       | error PAIN               | 7
          pain_before    | 7.5                        | error PAIN               |
          pain_before    | 11                         | error PAIN               |
          pain_before    | 7-8                        | error NUMBER             |
          pain_later     | 48h=3                      | error PAIN               |
          pain_later     | 48h:3; 2d:5                | error TOLD-DIFFERENTLY   |
          pain_later     | 2 weeks:3                  | error SPAN               | 2w
          relief_percent | 101                        | error NUMBER             |
          twitch         | true                       | error WORD               | yes
          consent        | signed                     | error WORD               |
          follow_up      | 6 weeks                    | error SPAN               | 6w
          follow_up      | soon                       | error SPAN               |
          diagnoses      | M7918                      | error DIAGNOSIS          | M79.18
          diagnoses      | m79,18                     | error DIAGNOSIS          | M79.18
          diagnoses      | 729.1                      | error DIAGNOSIS          |
          position       | Seated                     | error WORD               | sitting
          position       | left lateral decubitus     | error WORD               | left side
          position       | prone; supine              | error WORD               |
          position       | n/a                        | information NOT-SPECIFIED |
          driver         | wife                       | error WORD               |
          driver         | Y                          | error WORD               | yes
          driver         | none                       | error WORD               |
          driver         | unknown                    | information NOT-SPECIFIED |
          peg_before     | 7/10                       | error PEG                |
          peg_before     | 6                          | error PEG                |
          peg_before     | 6,0                        | error PEG                |
          peg_before     | 6.5,5,7                    | error PEG                |
          peg_before     | 6,5-7                      | error PEG                |
          peg_before     | 6,-,7                      | error PEG                |
          peg_before     | 11,5,7                     | error PEG                |
          peg_before     | 6,5,7=5                    | error PEG                |
          peg_before     | 6 5 7                      | error PEG                | 6,5,7
          peg_before     | 6/10 5/10 7/10             | error PEG                | 6,5,7
          peg_before     | not recorded               | information NOT-SPECIFIED |
          peg_before     | declined                   | information NOT-SPECIFIED |
          peg_later      | 3,2,2                      | error PEG                |
          peg_later      | 6 weeks:3,2,2              | error SPAN               | 6w
          peg_later      | 6w:3,2,2; 42d:3,2,1        | error TOLD-DIFFERENTLY   |
          peg_later      | n/a                        | information NOT-SPECIFIED |
          held_medications | warfarin 5 days          | error SPAN               | warfarin 5d
          held_medications | held warfarin 5d         | error SPAN               | warfarin 5d
          held_medications | hold 5d                  | error SPAN               |
          held_medications | warfarin 5d; Warfarin 7d | error TOLD-DIFFERENTLY   |
          held_medications | warfarin, resume in 5d   | warning HELD-TIME        |
          held_medications | warfarin not held        | information KEPT-IN-NOTES |
          held_medications | warfarin; none           | error CONTRADICTION      |
          held_medications | hold 5 days before next injection | information KEPT-IN-NOTES |
          held_medications | see note                 | information KEPT-IN-NOTES |
          held_medications | warfarin 5d, bridged with Lovenox 3d | warning HELD-TIME |
          held_medications | fish oil, vitamin E 7d   | warning HELD-TIME        |
          held_medications | warfarin and ASA 5d      | warning HELD-TIME        |
          held_medications | warfarin 1.5 weeks       | warning HELD-TIME        |
          held_medications | warfarin one week        | warning HELD-TIME        |
          held_medications | last ASA 3 days ago      | error SPAN               | ASA 3d
          peg_later        | 6w:declined              | information NOT-SPECIFIED |
          prior_treatments | PT?                      | information KEPT-IN-NOTES |
          plan             | [ ] PT                   | information KEPT-IN-NOTES |
          procedure_steps  | pressure?                | information KEPT-IN-NOTES |
          procedure_steps  | no antiseptic            | information KEPT-IN-NOTES |
          procedure_steps  | stretch, pressure        | warning UNKNOWN-STEP     |
          prior_treatments | massage; no PT           | information KEPT-IN-NOTES |
          prior_treatments | massage helped           | warning UNKNOWN-TREATMENT |
          plan             | PT declined              | information KEPT-IN-NOTES |
          plan             | tai chi                  | warning UNKNOWN-PLAN     |
          """)
  void a_cell_is_rejected_with_a_suggestion(
      String column, String cell, String finding, String suggestion) {
    List<ReadResult> parsed = TestReader.of(VisitRows.with(column, cell));
    assertThat(TestReader.findings(parsed))
        .containsExactly(finding.replace(" ", " TPI-READ-") + " row 2 " + column);
    assertThat(parsed.get(0).findings().get(0).suggestion().orElse(null)).isEqualTo(suggestion);
  }

  @ParameterizedTest(name = "{0} \"{1}\"")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          visit_start    | 2024-03-04T09:30:15.5Z
          visit_start    | 2024-11-03T01:30-05:00
          sites          | trapezius both sides x3
          sites          | Levator Scapulae L
          injectates     | lidocaine
          injectates     | triamcinolone 40 mg
          injectates     | lidocaine 1% with epinephrine 1:100000 3 mL
          injectates     | lidocaine 1 % 4ML
          relief_percent | 70 %
          diagnoses      | neck pain; M54.2 cervicalgia; T12 pain
          goal           | walk the dog
          position       | left side
          peg_before     | 6.0,5,7=6.0
          peg_later      | 6w:3,2,2; 42d:3,2,2
          held_medications | warfarin 5 mg 5d; fish oil
          prior_treatments | did not respond to NSAIDs; failed PT; massage for 6 weeks
          procedure_steps  | skin marked; pressure 2 min
          plan             | PT x 6w; posture
          """)
  void a_cell_is_accepted_without_findings(String column, String cell) {
    List<ReadResult> parsed = TestReader.of(VisitRows.with(column, cell));
    assertThat(TestReader.findings(parsed)).isEmpty();
    assertThat(TestReader.visits(parsed)).hasSize(1);
  }

  /**
   * What was not, or not clearly, done is no step, treatment or held medication, and is not lost.
   */
  @ParameterizedTest(name = "{0} \"{1}\"")
  @CsvSource({
    "procedure_steps, no antiseptic, procedure steps: no antiseptic",
    "prior_treatments, NSAIDs contraindicated, prior treatments: NSAIDs contraindicated",
    "plan, no PT, plan: no PT",
    "plan, consider PT?, plan: consider PT?",
    "procedure_steps, same as last visit, procedure steps: same as last visit",
    "prior_treatments, mother had massage, prior treatments: mother had massage",
    "held_medications, asked to hold ASA 7d, held medications: asked to hold ASA 7d",
    "held_medications, warfarin not held 5d, held medications: warfarin not held 5d"
  })
  void what_was_not_done_is_in_the_notes(String column, String cell, String note) {
    Visit visit = TestReader.visits(TestReader.of(VisitRows.with(column, cell))).get(0);
    assertThat(visit.notes().orElseThrow().lines()).contains(note);
    assertThat(visit.procedureSteps()).isEmpty();
    assertThat(visit.priorTreatments()).isEmpty();
    assertThat(visit.plan()).isEmpty();
    assertThat(visit.medications().held()).isEmpty();
  }

  @Test
  void lines_are_items_of_a_list_of_words() {
    Visit visit =
        TestReader.visits(
                TestReader.of(
                    VisitRows.with(
                        "held_medications",
                        "warfarin\naspirin 7d",
                        "procedure_steps",
                        "- skin marked\r\n- no stretch",
                        "prior_treatments",
                        "Never tried:\nmassage\nPT")))
            .get(0);
    assertThat(visit.medications().held())
        .extracting(HeldMedication::toCanonicalText)
        .containsExactly("warfarin", "aspirin 7d");
    assertThat(visit.procedureSteps()).containsExactly("- skin marked");
    assertThat(visit.priorTreatments()).isEmpty();
    assertThat(visit.notes().orElseThrow().lines())
        .contains("procedure steps: - no stretch", "prior treatments: Never tried: massage PT");
  }

  @ParameterizedTest
  @CsvSource({"complications", "procedure_steps", "prior_treatments", "held_medications", "plan"})
  void a_long_text_of_denials_is_read(String column) {
    Visit visit =
        TestReader.visits(TestReader.of(VisitRows.with(column, "no ".repeat(33_000)))).get(0);
    assertThat(visit.notes().orElseThrow()).endsWith("no no no");
  }

  @Test
  void an_item_that_is_listed_twice_is_one_fact() {
    Visit visit =
        TestReader.visits(
                TestReader.of(
                    VisitRows.with(
                        "held_medications",
                        "warfarin; Warfarin 5d; warfarin 5d",
                        "peg_later",
                        "6w:3,2,2; 42d:3,2,2",
                        "plan",
                        "PT; PT")))
            .get(0);
    assertThat(visit.medications().held())
        .extracting(HeldMedication::toCanonicalText)
        .containsExactly("Warfarin 5d");
    assertThat(visit.peg().later()).hasSize(1);
    assertThat(visit.plan()).containsExactly("PT");
  }

  @Test
  void unrecognized_words_are_retained_and_similar_words_suggested() {
    List<ReadResult> parsed =
        TestReader.of(
            VisitRows.with(
                "sites", "trapezzius R", "injectates", "lydokane 1% 2 mL", "complications", "q"));
    assertThat(TestReader.visits(parsed).get(0).sites().get(0).muscle()).isEqualTo("trapezzius");
    assertThat(TestReader.findings(parsed))
        .contains("warning TPI-READ-UNKNOWN-MUSCLE row 2 sites")
        .contains("warning TPI-READ-UNKNOWN-COMPLICATION row 2 complications");
    assertThat(parsed.get(0).findings().get(0).suggestion()).contains("Trapezius");
  }

  @Test
  void millimeters_of_a_visual_scale_become_centimeters() {
    List<ReadResult> parsed =
        TestReader.of(VisitRows.with("pain_scale", "vas", "pain_before", "64"));
    assertThat(TestReader.visits(parsed).get(0).pain().before().orElseThrow())
        .isEqualByComparingTo("6.4");
    assertThat(TestReader.findings(parsed))
        .containsExactly("warning TPI-READ-PAIN-MM row 2 pain_before");
  }

  @Test
  void all_problems_of_a_row_are_reported_at_once() {
    List<ReadResult> parsed =
        TestReader.of(
            VisitRows.with(
                "mrn", "", "visit_start", "soon", "sites", "", "sex", "?", "pain_after", "99"));
    assertThat(TestReader.findings(parsed))
        .containsExactlyInAnyOrder(
            "error TPI-READ-MISSING row 2 mrn",
            "error TPI-READ-DATE row 2 visit_start",
            "error TPI-READ-MISSING row 2 sites",
            "error TPI-READ-WORD row 2 sex",
            "error TPI-READ-PAIN row 2 pain_after");
    assertThat(parsed.get(0)).isInstanceOf(ReadResult.Rejected.class);
    assertThat(((ReadResult.Rejected) parsed.get(0)).visitId()).contains("V1");
  }

  @Test
  void icd_9_codes_of_old_visits_are_stored_unchanged() {
    List<ReadResult> parsed =
        TestReader.of(VisitRows.with("visit_start", "2015-09-30", "diagnoses", "729.1; V70.0"));
    assertThat(TestReader.findings(parsed))
        .containsExactly(
            "information TPI-READ-ICD-9 row 2 diagnoses",
            "information TPI-READ-ICD-9 row 2 diagnoses");
  }
}
