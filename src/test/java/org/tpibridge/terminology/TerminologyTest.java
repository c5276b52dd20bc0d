package org.tpibridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.visit.Side;
import org.tpibridge.visit.TimeSpan;

class TerminologyTest {
  private final Terminology terminology = Terminology.builtIn();

  @ParameterizedTest(name = "muscle \"{0}\" is {1}")
  @CsvSource({
    "trapezius, trapezius",
    "R trap, ''",
    "Trap, trapezius",
    "TRAPS, trapezius",
    "upper trap, trapezius",
    "lev scap, levator-scapulae",
    "Lev. Scap., levator-scapulae",
    "levator, levator-scapulae",
    "levator-scapulae, levator-scapulae",
    "QL, quadratus-lumborum",
    "SCM, sternocleidomastoid",
    "glute med, gluteus-medius",
    "rhomboids, rhomboid",
    "paraspinals, paraspinal",
    "L. paraspinals, lumbar-paraspinal",
    "músculo trapezius, ''",
    "Trapézius, trapezius",
    "trapezuis, trapezius",
    "sub-occipitals, suboccipital",
    "TFL, tensor-fasciae-latae",
    "knee, ''",
  })
  void muscles_are_found_as_clinics_write_them(String words, String key) {
    assertThat(terminology.muscle(words).map(Concept::key).orElse("")).isEqualTo(key);
  }

  @ParameterizedTest(name = "drug \"{0}\" is {1}")
  @CsvSource({
    "Lidocaine, lidocaine, LOCAL_ANESTHETIC",
    "lido, lidocaine, LOCAL_ANESTHETIC",
    "Bupivicaine, bupivacaine, LOCAL_ANESTHETIC",
    "Marcaine, bupivacaine, LOCAL_ANESTHETIC",
    "Kenalog, triamcinolone, CORTICOSTEROID",
    "Depo-Medrol, methylprednisolone, CORTICOSTEROID",
    "DepoMedrol, methylprednisolone, CORTICOSTEROID",
    "Toradol, ketorolac, NSAID",
    "normal saline, sodium-chloride, DILUENT",
    "epi, epinephrine, VASOCONSTRICTOR",
    "bicarb, sodium-bicarbonate, OTHER",
  })
  void drugs_are_found_by_name_brand_and_misspelling(String words, String key, DrugClass kind) {
    Drug drug = terminology.drug(words).orElseThrow();

    assertThat(drug.concept().key()).isEqualTo(key);
    assertThat(drug.drugClass()).isEqualTo(kind);
  }

  @Test
  void an_unlisted_misspelling_is_suggested_and_not_matched() {
    assertThat(terminology.drug("lidocainne")).isEmpty();
    assertThat(terminology.nearest(TerminologyTable.DRUG, "lidocainne")).startsWith("Lidocaine");
    assertThat(terminology.muscle("trapeziuss maximal")).isEmpty();
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", " ", "?!", "zzzz", "12345"})
  void unrelated_text_has_no_candidate(String words) {
    assertThat(terminology.nearest(TerminologyTable.MUSCLE, words)).isEmpty();
    assertThat(terminology.muscle(words)).isEmpty();
  }

  @Test
  void at_most_three_candidates_for_different_entries_and_never_a_misspelling() {
    List<String> candidates = terminology.nearest(TerminologyTable.MUSCLE, "gluteus medimus");

    assertThat(candidates).hasSize(3).startsWith("Gluteus medius");
    assertThat(candidates.stream().map(c -> terminology.muscle(c).orElseThrow().key()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "side \"{0}\" is {1}")
  @CsvSource({
    "R, RIGHT",
    "rt., RIGHT",
    "Left, LEFT",
    "l, LEFT",
    "midline, MIDLINE",
    "b/l, RIGHT;LEFT",
    "Bilateral, RIGHT;LEFT",
    "L + R, RIGHT;LEFT",
  })
  void sides_are_found(String words, String expected) {
    List<Side> sides = List.of(expected.split(";")).stream().map(Side::valueOf).toList();

    assertThat(terminology.sides(words)).contains(sides);
  }

  @ParameterizedTest
  @EnumSource
  void every_side_has_its_snomed_code(Side side) {
    assertThat(terminology.side(side).code())
        .isEqualTo(
            switch (side) {
              case RIGHT -> "24028007";
              case LEFT -> "7771000";
              case MIDLINE -> "399488007";
            });
  }

  @Test
  void a_structure_code_is_sent_and_the_entire_code_beside_it_is_not() {
    assertThat(codes("trapezius", terminology)).containsExactly("31764008");
  }

  @Test
  void an_entire_code_is_sent_where_there_is_no_other_and_provisional_codes_are_on() {
    assertThat(codes("levator scapulae", terminology)).containsExactly("279236008");
    assertThat(codes("levator scapulae", terminology.withoutProvisionalCodes())).isEmpty();
    assertThat(codes("trapezius", terminology.withoutProvisionalCodes()))
        .containsExactly("31764008");
  }

  private static List<String> codes(String muscle, Terminology terminology) {
    return terminology.muscle(muscle).orElseThrow().codings().stream().map(Coding::code).toList();
  }

  @Test
  void a_muscle_without_a_verified_code_has_only_its_key() {
    assertThat(terminology.muscle("quadratus lumborum"))
        .contains(new Concept("quadratus-lumborum", "Quadratus lumborum", List.of()));
  }

  @Test
  void route_and_method_are_snomed_codes() {
    assertThat(terminology.intramuscular().code()).isEqualTo("78421000");
    assertThat(terminology.inject().code()).isEqualTo("422145002");
  }

  @Test
  void diagnoses_are_found_by_words_and_by_code() {
    assertThat(terminology.diagnosis("cervicalgia").orElseThrow().codings())
        .extracting(Coding::code)
        .containsExactly("M54.2", "81680005");
    assertThat(terminology.diagnosisCode("m7918").map(Coding::display))
        .contains("Myalgia, other site");
    assertThat(terminology.diagnosisCode("723.1")).isEmpty();
  }

  @Test
  void procedures_and_billed_drugs_are_found_by_code() {
    assertThat(terminology.procedure("20552").map(Coding::system)).contains(CodeSystems.CPT);
    assertThat(terminology.procedure("99213")).isEmpty();
    BilledDrugCode kenalog = terminology.billedDrug("j3301").orElseThrow();
    assertThat(kenalog.drugKey()).contains("triamcinolone");
    assertThat(kenalog.mgPerUnit()).contains(BigDecimal.TEN);
  }

  @ParameterizedTest(name = "{0}: no strenuous exercise for {1}")
  @CsvSource({"24 hours, 24, HOUR", "3-4 days, 4, DAY"})
  void aftercare_protocols_say_what_to_avoid_until_when(
      String words, int amount, TimeSpan.Unit unit) {
    AftercareProtocol protocol = terminology.aftercare(words).orElseThrow();

    assertThat(protocol.activities().stream().filter(AftercareActivity::avoid))
        .filteredOn(activity -> activity.concept().key().equals("strenuous-exercise"))
        .extracting(AftercareActivity::duration)
        .containsExactly(Optional.of(new TimeSpan(amount, unit)));
    assertThat(protocol.activities()).anyMatch(a -> a.concept().key().equals("ice") && !a.avoid());
    assertThat(protocol.redFlags()).hasSize(5).first().asString().contains("100.4 °F");
  }
}
