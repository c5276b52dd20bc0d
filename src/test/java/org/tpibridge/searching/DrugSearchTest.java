package org.tpibridge.searching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

/** {@code MedicationAdministration?code=} finds every injected drug, whatever its strength. */
@OnEachDatabase
class DrugSearchTest {
  private final ImportedVisits visits;

  DrugSearchTest(TestDatabase database) {
    visits = new ImportedVisits(database);
  }

  @AfterEach
  void close() {
    visits.close();
  }

  @Test
  void everyCodeOfADrugFindsAllAdministrations() {
    List<MedicationAdministration> given =
        visits.resources().stream()
            .filter(MedicationAdministration.class::isInstance)
            .map(MedicationAdministration.class::cast)
            .toList();
    Map<String, Set<String>> byCode = new TreeMap<>();
    for (MedicationAdministration one : given) {
      for (Coding coding : one.getMedicationCodeableConcept().getCoding()) {
        byCode
            .computeIfAbsent(coding.getSystem() + "|" + coding.getCode(), code -> new TreeSet<>())
            .add(one.getIdElement().getIdPart());
      }
    }

    assertThat(byCode)
        .containsKeys(
            "http://www.nlm.nih.gov/research/umls/rxnorm|6387",
            "http://www.nlm.nih.gov/research/umls/rxnorm|1010033",
            "http://www.nlm.nih.gov/research/umls/rxnorm|10759",
            "https://tpibridge.org/fhir/CodeSystem/tpi-drug|lidocaine");
    byCode.forEach(
        (code, ids) ->
            assertThat(found("MedicationAdministration?code=" + code)).as(code).isEqualTo(ids));
    assertThat(found("MedicationAdministration?code:missing=true"))
        .isEqualTo(
            given.stream()
                .filter(one -> !one.getMedicationCodeableConcept().hasCoding())
                .map(one -> one.getIdElement().getIdPart())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private Set<String> found(String question) {
    return visits.answer(new Question(question)).orElseThrow();
  }
}
