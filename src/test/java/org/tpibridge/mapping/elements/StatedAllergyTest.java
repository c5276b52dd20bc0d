package org.tpibridge.mapping.elements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.mapping.ChangedVisit;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Screening;

/** Checks which allergies a text states. A missing allergy is safer than a wrong one. */
class StatedAllergyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "None.",
        "NONE KNOWN",
        "nil",
        "no",
        "No",
        "NKDA",
        "nkda.",
        "N.K.D.A.",
        "N K D A",
        "NKA",
        "NKDA/NKFA",
        "NKDAs",
        "no known allergies",
        "No known drug allergies",
        "no allergies",
        "No known drug or food allergies",
        "denies",
        "denies allergies",
        "Denies any drug allergies",
        "denies latex allergy",
        "patient denies allergies",
        "Pt denies",
        "-",
        "--",
        "?",
        "n/a",
        "N/A",
        "unknown",
        "Unk",
        "not known",
        "0",
        "negative",
        "without",
        "allergies: none",
        "Allergies: NKDA",
        "no latex",
        "no penicillin, latex",
        "no penicillin; latex",
        "Denies: penicillin; latex",
        "not allergic to lidocaine",
        "isn't allergic to latex",
        "isn’t allergic to latex",
        "no history of reaction to lidocaine",
        "never",
        "lidocaine?",
        "possible latex",
        "maybe penicillin",
        "tolerates lidocaine",
        "penicillin resolved",
        "mother allergic to penicillin",
        "see chart",
        "reviewed",
        "yes",
        "multiple",
        "allergies",
        "drug allergies",
        "rash",
        "hives, rash",
        "non-allergic",
        "unable to obtain",
        "latex: no",
        "lidocaine - no",
        "asked, none",
        "ninguna"
      })
  void nothingIsStated(String text) {
    assertThat(words(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "penicillin | penicillin",
        "latex; penicillin | latex/penicillin",
        "penicillin, sulfa, latex | penicillin/sulfa/latex",
        "lidocaine and bupivacaine | lidocaine/bupivacaine",
        "penicillin and sulfa | penicillin and sulfa",
        "penicillin (rash, hives) | penicillin (rash, hives)",
        "penicillin, rash | penicillin, rash",
        "penicillin rash, sulfa hives | penicillin rash/sulfa hives",
        "lidocaine (hives); latex | lidocaine (hives)/latex",
        "NKDA; latex | latex",
        "none known; latex | latex",
        "penicillin, no latex | penicillin",
        "penicillin?; latex | latex",
        "allergic to latex | allergic to latex",
        "PCN | PCN",
        "penicillin; Penicillin rash | penicillin",
        "lidocaine; xylocaine | lidocaine",
      })
  void eachSubstanceIsStatedOnce(String text, String stated) {
    assertThat(words(text)).isEqualTo(Arrays.asList(stated.split("/", -1)));
  }

  private static List<String> words(String text) {
    return StatedAllergy.in(text, Terminology.builtIn()).stream()
        .map(StatedAllergy::words)
        .toList();
  }

  /** Receivers search for the key, which must not need escaping. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "latex | tape ^ iodine; latex tape ^ iodine",
        "latex|tape; latex tape",
        "dye $ \\ contrast; dye contrast",
        "penicillin, rash; penicillin",
        "Penicillin rash; penicillin",
      })
  void theKeyHasNoSearchSyntax(String text, String key) {
    assertThat(StatedAllergy.in(text, Terminology.builtIn()))
        .extracting(StatedAllergy::key)
        .containsExactly(key);
  }

  @Test
  void aKnownDrugIsCodedAndNothingIsAdded() {
    List<AllergyIntolerance> allergies = mapped("xylocaine (rash); latex");

    assertThat(allergies.get(0))
        .returns("xylocaine (rash)", a -> a.getCode().getText())
        .returns("6387", a -> a.getCode().getCodingFirstRep().getCode())
        .returns("active", a -> a.getClinicalStatus().getCodingFirstRep().getCode())
        .returns("unconfirmed", a -> a.getVerificationStatus().getCodingFirstRep().getCode())
        .returns("MRN-77/lidocaine", a -> a.getIdentifierFirstRep().getValue())
        .returns(false, AllergyIntolerance::hasCriticality)
        .returns(false, AllergyIntolerance::hasReaction);
    assertThat(allergies.get(1).getCode().getCoding()).isEmpty();
    assertThat(mapped("lidocaine").get(0).getId()).isEqualTo(allergies.get(0).getId());
  }

  private static List<AllergyIntolerance> mapped(String text) {
    return MappedVisit.of(
            new ChangedVisit(ExampleVisits.full())
                .with(
                    "screening",
                    new Screening(Optional.empty(), Optional.of(text), Optional.empty())))
        .all(AllergyIntolerance.class);
  }
}
