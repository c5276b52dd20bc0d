package org.tpibridge.exchange.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.tpibridge.exchange.settings.WriteProfile.TypeWrites;

/** Conditions of write profiles, for each kind of element that they name. */
final class WriteProfileTest {
  private static final String LOINC = "http://loinc.org";

  private static Observation score() {
    Observation score = new Observation();
    score
        .addCategory()
        .addCoding(
            new Coding("http://terminology.hl7.org/CodeSystem/observation-category", "survey", ""));
    score.setCode(new CodeableConcept(new Coding(LOINC, "72514-3", "")));
    return score;
  }

  private static Optional<String> refusal(
      Resource resource, Set<String> categories, Set<String> codes, String... references) {
    return new WriteProfile(
            Map.of(
                resource.fhirType(),
                new TypeWrites(
                    true, categories, codes, List.of(references), Optional.empty(), false)))
        .refusal(resource);
  }

  @Test
  void withoutConditionsEverythingIsAccepted() {
    assertThat(WriteProfile.EVERYTHING.refusal(score())).isEmpty();
    assertThat(refusal(score(), Set.of(), Set.of())).isEmpty();
  }

  @Test
  void oneOfTheCategoriesIsRequired() {
    assertThat(refusal(score(), Set.of("vital-signs", "survey"), Set.of())).isEmpty();
    assertThat(
            refusal(
                score(),
                Set.of("http://terminology.hl7.org/CodeSystem/observation-category|survey"),
                Set.of()))
        .isEmpty();
    assertThat(refusal(score(), Set.of("vital-signs"), Set.of()))
        .contains("The write profile accepts Observation only of the category vital-signs.");
    assertThat(refusal(score(), Set.of("other|survey"), Set.of())).isPresent();
  }

  @Test
  void oneOfTheCodesIsRequired() {
    assertThat(refusal(score(), Set.of(), Set.of(LOINC + "|72514-3"))).isEmpty();
    assertThat(refusal(score(), Set.of(), Set.of("38208-5"))).isPresent();
    MedicationAdministration drug = new MedicationAdministration();
    drug.setMedication(new CodeableConcept(new Coding("rxnorm", "6387", "")));
    assertThat(refusal(drug, Set.of(), Set.of("rxnorm|6387"))).isEmpty();
    assertThat(refusal(drug, Set.of(), Set.of("rxnorm|1"))).isPresent();
    DocumentReference document = new DocumentReference();
    document.setType(new CodeableConcept(new Coding(LOINC, "28570-0", "")));
    assertThat(refusal(document, Set.of(), Set.of("28570-0"))).isEmpty();
    assertThat(refusal(document, Set.of(), Set.of("11488-4"))).isPresent();
  }

  @Test
  void referencesAreRequired() {
    Observation score = score();
    assertThat(refusal(score, Set.of(), Set.of(), "encounter"))
        .contains("The write profile requires Observation.encounter, which is missing.");
    score.setEncounter(new Reference());
    assertThat(refusal(score, Set.of(), Set.of(), "encounter")).isPresent();
    score.setEncounter(new Reference().setIdentifier(new Identifier().setValue("1")));
    assertThat(refusal(score, Set.of(), Set.of(), "encounter")).isEmpty();
    DocumentReference document = new DocumentReference();
    assertThat(refusal(document, Set.of(), Set.of(), "context.encounter")).isPresent();
    document.getContext().addEncounter(new Reference("Encounter/1"));
    assertThat(refusal(document, Set.of(), Set.of(), "context.encounter")).isEmpty();
  }

  @Test
  void aTypeMayBeExcluded() {
    WriteProfile profile =
        new WriteProfile(
            Map.of(
                "Procedure",
                new TypeWrites(false, Set.of(), Set.of(), List.of(), Optional.empty(), false)));

    assertThat(profile.refusal(new Procedure())).contains("The write profile excludes Procedure.");
    assertThat(profile.refusal(score())).isEmpty();
  }
}
